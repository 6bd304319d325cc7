// An address with ?for=AUDIENCE shows what that agency needs to do, with ?theme=THEME what a theme
// asks for. The links that choose stand on the page; nothing is stored. Without such a link for
// what the address says, nothing is hidden: there would be no way back.
{
  const words = new URLSearchParams(location.search);
  const actions = [...document.querySelectorAll(".press-actions > [data-for]")];

  for (const nav of document.querySelectorAll(".press-choose")) {
    const { name } = nav.dataset;
    const slug = words.get(name);
    const links = [...nav.querySelectorAll("a")];
    const chosen = links.find((link) => new URL(link.href).searchParams.get(name) === slug);
    chosen?.setAttribute("aria-current", "true");
    if (!slug || !chosen) continue;
    for (const one of actions) {
      one.hidden = one.dataset[name] !== "" && !one.dataset[name].split(" ").includes(slug);
    }
    const shown = actions.filter((one) => !one.hidden);
    // Where all that is left has been answered, it is not left folded away.
    const folds = shown.map((one) => one.closest("details"));
    if (folds.every(Boolean)) for (const fold of folds) fold.open = true;
    const status = nav.parentElement.querySelector(".press-chosen");
    status.textContent = `${chosen.textContent}: ${shown.length} of ${actions.length} shown. `;
    status.append(links[0].cloneNode(true));
    nav.querySelector("details")?.setAttribute("open", "");
  }
}
