// A table wider than the window scrolls in a box of its own, which a keyboard can reach.
{
  for (const table of document.querySelectorAll("article table:not([class])")) {
    const box = document.createElement("div");
    box.className = "press-scroll";
    table.replaceWith(box);
    box.append(table);
    if (box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", table.caption?.textContent ?? "Table");
  }
}
