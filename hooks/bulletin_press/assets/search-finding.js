// What finds: Pagefind, fetched when there is something to look for, and the words it may have meant.
// Knows nothing of the page. Nothing is stored and nothing leaves this site.

const root = new URL("../../", import.meta.url);
const EVERYONE = "*";
// The word that every item has, and nobody types: without a word Pagefind fetches its whole index.
const ITEM = "ᚠ";
const WEIGHTS = { title: 5, names: 4, also: 0.5, day: 0.2, item: 0 };
// Nobody means these; a question typed as people ask it finds more without them.
const SMALL_WORDS = new Set(("a about an and are as at be by can do does for from has have how i if in is it " +
  "me my need needs of on or our should tell that the their them there they this to was we what when where " +
  "which who why will with you your").split(" "));

const onceItWorks = (load) => {
  let loaded;
  return () => {
    loaded ??= load();
    loaded.catch(() => { loaded = undefined; });
    return loaded;
  };
};

export const loadPagefind = onceItWorks(async () => {
  const program = await import(new URL("pagefind/pagefind.js", root));
  await program.options({ ranking: { metaWeights: WEIGHTS } });
  return program;
});

const loadWords = onceItWorks(async () => (await fetch(new URL("search/words.json", root))).json());

// Pagefind knows a page by the file of its record: lessons/x.html, glossary/#x.html.
export const addressOf = (hit) => {
  const written = hit.raw_url.replace(/^\//, "").replace(/\.html$/, "");
  const path = written.includes("#") ? written : `${written}/`;
  return { path, url: new URL(path, root) };
};

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// Words that stand on most pages of a very large site are like the small ones: see search_words.py.
export const leaveOut = (words) => words.forEach((word) => SMALL_WORDS.add(word));

const withoutSmall = (query) => {
  const words = query.split(/\s+/);
  const kept = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  return query.includes('"') ? query : (kept.length ? kept : words.slice(0, 2)).join(" ");
};

// --- Finding -------------------------------------------------------------------------------

// What Pagefind is to filter by: any of the words of a facet, all of the facets but one.
const filtersOf = (params, but) => {
  const wanted = {};
  for (const facet of new Set(params.keys())) {
    const slugs = params.getAll(facet);
    if (facet === "audience") slugs.push(EVERYONE);
    if (facet !== "q" && facet !== but) wanted[facet] = { any: slugs };
  }
  return wanted;
};

const find = async (query, params) => {
  const program = await loadPagefind();
  const settings = { filters: filtersOf(params) };
  if (!query) settings.sort = { newest: "asc" };
  return (await program.search(query || ITEM, settings)).results;
};

// Where nothing has all of the words: first what has most of them.
const findSome = async (words, params) => {
  const found = new Map();
  for (const word of words) {
    for (const result of await find(word, params)) {
      const { count, score } = found.get(result.id) ?? { count: 0, score: 0 };
      found.set(result.id, { result, count: count + 1, score: score + result.score });
    }
  }
  const ranked = [...found.values()].sort((a, b) => b.count - a.count || b.score - a.score);
  return ranked.map(({ result }) => result);
};

// How many results each word of a facet has: its own choices do not lessen its counts.
export const countWords = async (facet, query, params) => {
  const program = await loadPagefind();
  // A facet without a choice narrows nothing, and has Pagefind fetch and count it.
  const filters = { ...filtersOf(params, facet), [facet]: {} };
  const counts = (await program.search(query || ITEM, { filters })).filters[facet] ?? {};
  return (slug) => (counts[slug] ?? 0) + (counts[EVERYONE] ?? 0);
};

// --- Misspelt words --------------------------------------------------------------------------

// Pagefind takes a word it does not know for its longest known beginning: "abuess" for "a".
const isLike = (word, asked) => {
  let shared = 0;
  while (shared < word.length && word[shared] === asked[shared]) shared += 1;
  return shared === asked.length || shared >= Math.max(3, Math.min(word.length, asked.length) - 1);
};

const isSaid = (asked, hits) => hits.some((hit) => {
  const content = hit.content.split(/\s+/);
  const places = hit.locations.map((at) => content[at] ?? "");
  return wordsOf([...places, ...Object.values(hit.meta)].join(" ")).some((word) => isLike(word, asked));
});

// Steps from one word to another: a letter put in, left out or changed, or two that swap places.
const steps = (one, other) => {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + changed);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

const nearest = (asked, known) => {
  const limit = asked.length < 5 ? 1 : 2;
  let best = { away: limit + 1, word: "" };
  for (const word of known) {
    // Of a short word, what begins otherwise is another word.
    if (asked.length < 6 && word[0] !== asked[0]) continue;
    if (Math.abs(word.length - asked.length) > limit) continue;
    const away = steps(asked, word);
    if (away < best.away) best = { away, word };
  }
  return best.word;
};

// The words of a query that nothing here says, each with the word that may have been meant.
const mistakes = async (query, params, hits) => {
  const doubtful = wordsOf(query).filter((word) => word.length > 2 && !/\d/.test(word) && !isSaid(word, hits));
  if (!doubtful.length) return new Map();
  // It may be the filters that leave nothing.
  if (!hits.length && (await find(query, new URLSearchParams())).length) return new Map();
  const known = await loadWords();
  const wrong = doubtful.filter((asked) => !known.some((word) => word.startsWith(asked)));
  return new Map(wrong.map((word) => [word, nearest(word, known)]));
};

// --- Answering -------------------------------------------------------------------------------

export const loadHits = (results, from, many) =>
  Promise.all(results.slice(from, from + many).map((result) => result.data()));

// Gives the results, the first hits, what was looked for in the end, and the mistakes in it.
export const answer = async (params, many) => {
  let query = withoutSmall(params.get("q") ?? "");
  let results = await find(query, params);
  let hits = await loadHits(results, 0, many);
  const wrong = await mistakes(query, params, hits);
  if (wrong.size) {
    query = wordsOf(query).map((word) => wrong.get(word) ?? word).filter(Boolean).join(" ");
    results = query ? await find(query, params) : [];
  }
  const partly = !results.length && wordsOf(query).length > 1;
  if (partly) results = await findSome(wordsOf(query), params);
  if (wrong.size || partly) hits = await loadHits(results, 0, many);
  return { query, results, hits, wrong, partly: partly && results.length > 0 };
};
