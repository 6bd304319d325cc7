// A table wider than the window scrolls in a box of its own, which a keyboard can reach then.
{
  const headingOf = (table) => {
    const above = [...document.querySelectorAll("article :is(h1, h2, h3)")].filter(
      (heading) => heading.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return above.at(-1)?.textContent ?? "";
  };

  for (const table of document.querySelectorAll("article table:not([class])")) {
    const box = document.createElement("div");
    box.className = "press-scroll";
    table.replaceWith(box);
    box.append(table);
    const name = `Table: ${table.caption?.textContent ?? headingOf(table)}`;
    new ResizeObserver(() => {
      const scrolls = box.scrollWidth > box.clientWidth;
      const told = { tabindex: "0", role: "region", "aria-label": name };
      for (const [attribute, value] of Object.entries(told)) {
        if (scrolls) box.setAttribute(attribute, value);
        else box.removeAttribute(attribute);
      }
    }).observe(box);
  }
}
