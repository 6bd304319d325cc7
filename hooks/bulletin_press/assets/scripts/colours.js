"use strict";

// The reader's own choice of colours. It is the one thing that is ever stored, and only when chosen.
{
  const form = document.querySelector(".press-colours");
  const page = document.documentElement;
  const chosen = page.dataset.colours ?? "";
  form.hidden = false;
  for (const choice of form.elements.colours) choice.checked = choice.value === chosen;
  form.addEventListener("change", () => {
    const { value } = form.elements.colours;
    page.dataset.colours = value;
    try {
      if (value) localStorage.setItem("press.colours", value);
      else localStorage.removeItem("press.colours");
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  });
}
