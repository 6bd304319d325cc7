// Abbreviations are links to the glossary. Here a press shows the explanation on the spot instead:
// Escape, a second press, a press elsewhere or moving on closes it. Older browsers keep the links.
{
  const words = document.querySelectorAll("a.press-explained");
  const [box, said, more, spoken] = ["span", "span", "a", "span"]
    .map((name) => document.createElement(name));
  let open = null;

  const place = () => {
    if (!open) return;
    const gap = 6;
    const word = open.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const rightmost = clientWidth - box.offsetWidth - gap;
    const above = word.top - box.offsetHeight - gap;
    const below = word.bottom + gap;
    const top = below + box.offsetHeight > clientHeight && above > 0 ? above : below;
    box.style.left = `${scrollX + Math.max(gap, Math.min(word.left, rightmost))}px`;
    box.style.top = `${scrollY + top}px`;
  };

  const close = () => {
    if (!open) return;
    open.setAttribute("aria-expanded", "false");
    open.removeAttribute("aria-controls");
    if (box.contains(document.activeElement)) open.focus();
    open = null;
    box.hidePopover();
    spoken.textContent = "";
  };

  const toggle = (word) => {
    const again = open === word;
    close();
    if (again) return;
    said.textContent = spoken.textContent = word.dataset.says;
    more.href = word.href;
    // Beside the word, so that the keyboard comes to the link in it next.
    word.after(box);
    box.showPopover();
    word.setAttribute("aria-expanded", "true");
    word.setAttribute("aria-controls", box.id);
    open = word;
    place();
  };

  if (words.length && "popover" in box) {
    box.id = "press-explanation";
    box.className = "press-explanation";
    box.popover = "manual";
    // A press in the box stays in it, and does not move the focus to what lies around it.
    box.tabIndex = -1;
    more.textContent = "More in the glossary";
    box.append(said, " ", more);
    spoken.className = "press-hidden";
    spoken.setAttribute("role", "status");
    document.querySelector("main").append(spoken);

    for (const word of words) {
      word.setAttribute("role", "button");
      word.setAttribute("aria-expanded", "false");
      word.addEventListener("click", (event) => {
        // To open the glossary in a new tab or window is still to open the glossary.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        toggle(word);
      });
      word.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        if (!event.repeat) toggle(word);
      });
    }

    const leave = ({ target }) => {
      if (open && !box.contains(target) && !open.contains(target)) close();
    };
    // A finger that scrolls never lifts as a pointer does: scrolling leaves the box open.
    document.addEventListener("pointerup", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("keydown", (event) => event.key === "Escape" && close());
    window.addEventListener("resize", place);
  }
}
