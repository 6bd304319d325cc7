// An address with ?for=AUDIENCE shows what that agency needs to do, with ?theme=THEME what a theme
// asks for. The links that choose stand on the page; nothing is stored.
{
  const words = new URLSearchParams(location.search);
  const actions = [...document.querySelectorAll(".press-actions > [data-for]")];
  const chosen = { for: words.get("for"), theme: words.get("theme") };

  const fits = (written, slug) => !slug || !written || written.split(" ").includes(slug);
  const shown = actions.filter((one) => {
    one.hidden = !fits(one.dataset.for, chosen.for) || !fits(one.dataset.theme, chosen.theme);
    return !one.hidden;
  });

  for (const link of document.querySelectorAll(".press-choose a")) {
    const { searchParams } = new URL(link.href);
    const name = link.closest("[data-name]").dataset.name;
    if (searchParams.get(name) === chosen[name]) link.setAttribute("aria-current", "true");
  }

  const count = document.querySelector(".press-chosen");
  if (count && (chosen.for || chosen.theme)) {
    count.textContent = shown.length === actions.length
      ? `All ${actions.length} shown.`
      : `${shown.length} of ${actions.length} shown.`;
  }
}
