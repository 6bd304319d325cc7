// The page of search: the form is what is asked for, the address keeps it, and the list shows what
// is found. Without this script the page is its lists.

import { addressOf, answer, countWords, leaveOut, loadHits, loadPagefind } from "./search-finding.js";

const SHOWN_AT_ONCE = 10;
const PATIENCE = 400;
const PAUSE = 250;

const form = document.getElementById("press-search");
const query = form.elements.q;
const said = form.querySelector("[role=status]");
const chosen = form.querySelector(".press-search-chosen");
const filters = form.querySelector(".press-search-filters");
const facets = [...filters.querySelectorAll("[data-facet]")];
const boxes = [...filters.querySelectorAll("input")];
const section = document.getElementById("press-search-results");
const list = section.querySelector("ol");
const more = document.getElementById("press-search-more");
const texts = JSON.parse(document.getElementById("press-search-words").textContent);

leaveOut(texts.everywhere);

const say = (text, values = {}) => text.replace(/{(\w+)}/g, (_, name) => values[name] ?? "");
const copyOf = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

// --- What is asked for -----------------------------------------------------------------------

const asked = () => {
  const written = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return new URLSearchParams(written.filter(([, value]) => value));
};

const keep = (how) => {
  const params = asked().toString();
  const address = params ? `?${params}` : location.pathname;
  if (address !== (location.search || location.pathname)) history[how](null, "", address);
};

const takeFromAddress = () => {
  const params = new URLSearchParams(location.search);
  query.value = params.get("q") ?? "";
  for (const box of boxes) box.checked = params.getAll(box.name).includes(box.value);
};

// --- What is shown ---------------------------------------------------------------------------

const extract = (written) => written.split(/<\/?mark>/).map((text, at) => {
  const plain = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  if (at % 2 === 0) return plain;
  const mark = document.createElement("mark");
  mark.textContent = plain;
  return mark;
});

const card = (hit, params) => {
  const { path, url } = addressOf(hit);
  const audiences = params.getAll("audience");
  if (audiences.length === 1 && hit.filters.kind) url.searchParams.set("for", audiences[0]);
  const one = copyOf("press-search-hit");
  const link = one.querySelector("a");
  link.href = url;
  link.textContent = hit.meta.title;
  const kind = [texts.kinds[path.split("/")[0]], hit.meta.day];
  one.querySelector(".press-kind").textContent = kind.filter(Boolean).join(" · ");
  one.querySelector(".press-search-extract").append(...extract(hit.excerpt));
  return one;
};

const chip = (box) => {
  const one = copyOf("press-search-chip");
  const facet = box.closest("[data-facet]").querySelector("legend").textContent;
  one.querySelector("b").textContent = `${facet}: ${box.nextElementSibling.textContent}`;
  one.querySelector("button").addEventListener("click", () => {
    box.checked = false;
    ask("pushState");
    (chosen.querySelector("li button") ?? query).focus();
  });
  return one;
};

const showChosen = () => {
  const chips = boxes.filter((box) => box.checked).map(chip);
  chosen.hidden = !chips.length;
  chosen.querySelector("ul").replaceChildren(...chips);
  for (const group of [filters, ...facets]) {
    const n = group.querySelectorAll("input:checked").length;
    group.querySelector("summary .press-count").textContent = n ? say(texts.chosen, { n }) : "";
  }
};

const told = ({ results, wrong, partly }, params) => {
  const n = results.length;
  const q = params.get("q");
  const meant = [...wrong.values()].filter(Boolean).join(" ");
  const mended = wrong.size && n ? say(meant ? texts.meant : texts.without, { q: [...wrong.keys()].join(" "), meant }) : "";
  const which = n === 0 ? texts.none : n === 1 ? texts.one : texts.many;
  const count = say(which, { n, for: q && !mended ? say(texts.for, { q }) : "" });
  return mended + (partly ? texts.some : "") + count;
};

// --- Searching -------------------------------------------------------------------------------

let turn = 0;
let shown = { results: [], query: "" };

const fail = () => {
  delete document.documentElement.dataset.asked;
  section.hidden = true;
  said.textContent = texts.failed;
};

const show = (found, params) => {
  shown = found;
  list.replaceChildren(...found.hits.map((hit) => card(hit, params)));
  more.hidden = list.children.length >= found.results.length;
  section.hidden = !found.results.length;
  if (section.hidden) delete document.documentElement.dataset.asked;
  said.textContent = params.toString() ? told(found, params) : "";
};

const showCounts = async (facet) => {
  const mine = turn;
  const count = await countWords(facet.dataset.facet, shown.query, asked());
  if (mine !== turn) return;
  for (const box of facet.querySelectorAll("input")) {
    box.parentElement.querySelector(".press-count").textContent = count(box.value);
  }
};

const search = async () => {
  const mine = (turn += 1);
  const params = asked();
  showChosen();
  const slow = setTimeout(() => { if (mine === turn) said.textContent = texts.waiting; }, PATIENCE);
  try {
    const nothing = { query: "", results: [], hits: [] };
    const found = params.toString() ? await answer(params, SHOWN_AT_ONCE) : nothing;
    if (mine !== turn) return;
    show(found, params);
    await Promise.all(facets.filter((facet) => facet.open).map(showCounts));
  } catch (reason) {
    if (mine === turn) fail();
    console.warn(reason);
  } finally {
    clearTimeout(slow);
  }
};

let resting;
const ask = (how) => {
  clearTimeout(resting);
  keep(how);
  return search();
};

const showMore = async () => {
  const from = list.children.length;
  const params = asked();
  const hits = await loadHits(shown.results, from, SHOWN_AT_ONCE);
  list.append(...hits.map((hit) => card(hit, params)));
  more.hidden = list.children.length >= shown.results.length;
  list.children[from].querySelector("a").focus();
  said.textContent = say(texts.shown, { shown: list.children.length, n: shown.results.length });
};

query.addEventListener("focus", () => { loadPagefind().catch(() => {}); }, { once: true });
query.addEventListener("input", () => {
  clearTimeout(resting);
  resting = setTimeout(ask, PAUSE, "replaceState");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask("pushState");
});
filters.addEventListener("change", () => ask("pushState"));
document.getElementById("press-search-clear").addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  query.value = "";
  ask("pushState");
  query.focus();
});
for (const facet of facets) {
  facet.addEventListener("toggle", () => { if (facet.open) showCounts(facet).catch(fail); });
}
more.addEventListener("click", () => showMore().catch(fail));
window.addEventListener("popstate", () => {
  takeFromAddress();
  search();
});

document.documentElement.dataset.searching = "";
filters.open = matchMedia("(min-width: 60em)").matches;
takeFromAddress();
search();
