"use strict";

// Material takes every link[rel=alternate] for a translation of the site and asks for a sitemap
// beside it, feeds too. With a second word they are still feeds, and no longer match.
for (const link of document.querySelectorAll("link[rel=alternate][type]")) {
  link.rel = "alternate feed";
}

// Material stores light or dark on every visit. Here it is stored once a reader has chosen, and
// never before: the privacy page says so.
let chosen = window.__md_get("__palette") !== null;
document.addEventListener("change", (event) => {
  chosen ||= event.target.name === "__palette";
}, true);
const store = window.__md_set;
window.__md_set = (key, ...rest) => {
  if (key !== "__palette" || chosen) store(key, ...rest);
};

// An item's address with ?for=AUDIENCE shows what that agency needs to do. Nothing is stored.
const audience = new URLSearchParams(location.search).get("for");
const actions = [...document.querySelectorAll(".press-actions > [data-for]")];
const others = actions.filter((action) => {
  const wanted = action.dataset.for.split(" ").filter(Boolean);
  return wanted.length && !wanted.includes(audience);
});
if (audience && others.length) {
  const shown = actions.length - others.length;
  for (const action of others) action.hidden = true;
  const all = document.createElement("a");
  all.href = location.pathname + "#section-actions";
  all.textContent = `Show all ${actions.length}`;
  const note = document.createElement("p");
  note.className = "press-small press-filtered";
  note.append(shown ? `Showing ${shown} of ${actions.length} for one agency. ` : "Nothing here names that agency. ", all);
  actions[0].parentElement.before(note);
}

// Copy buttons of the share kits. Without this script the texts stand there to be copied by hand.

for (const button of document.querySelectorAll(".press-copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    const status = document.querySelector(".press-status");
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = button.dataset.copied;
    } catch {
      status.textContent = "The text could not be copied. Mark it and copy it by hand.";
    }
    button.classList.add("press-copied");
    window.setTimeout(() => {
      status.textContent = "";
      button.classList.remove("press-copied");
    }, 3000);
  });
}
