// Pagefind: loaded when first needed, asked, and given up when it does not answer.
//
// It is never asked for everything there is: it would load its whole index. A word that stands on every page does as well.

import { says } from "./search-says.js";

/** The root of the archive, whatever folder it lies in. */
export const ROOT = new URL("../", import.meta.url);

/** A sign that every page has and nobody types (generator/pressmark/search/document.py). */
const EVERY = "\u{2a6d6}";

const PATIENCE = 30_000; // Milliseconds until a question is given up.
// Dates, sources and notices are searched too, but should not outweigh a text. The title keeps Pagefind's own weight.
const WEIGHTS = { date_words: 0.4, source: 0.4, status: 0.1, kind: 0.1, every: 0 };
const SORTS = { newest: { date: "desc" }, oldest: { date: "asc" } };

let engine;
let attempt = 0;

/** Begins to load Pagefind; rejects when it cannot be had. */
export function load() {
  if (engine) return engine;
  attempt += 1;
  // A browser may keep a failed import under its address for good.
  const again = attempt > 1 ? `?again=${attempt}` : "";
  engine = import(new URL(`pagefind/pagefind.js${again}`, ROOT)).then(async (pagefind) => {
    await pagefind.options({ ranking: { metaWeights: WEIGHTS } });
    return pagefind;
  });
  engine.catch(() => (engine = undefined));
  return engine;
}

/** Lets go of a Pagefind that failed, so that the next question begins anew. */
export function letGo() {
  engine?.then((pagefind) => pagefind.destroy()).catch(() => {});
  engine = undefined;
}

/** The pages that have all `words`, or any page where there are none; each has an `id` and gives its `data()`. */
export async function ask(words, { filters = {}, order } = {}) {
  // Without words all pages are as good as each other: the newest come first.
  const sort = SORTS[words.length || SORTS[order] ? order : "newest"] ?? {};
  const answer = await patiently(load().then((pagefind) => pagefind.search(words.join(" ") || EVERY, { filters, sort })));
  if (order === "oldest") answer.results = undatedLast(answer.results);
  return answer;
}

// Pages without a date stand first in the index's order, and the score is the place in it, counted down from zero.
function undatedLast(results) {
  const undated = ({ score }) => -score < says.undated;
  return [...results.filter((page) => !undated(page)), ...results.filter(undated)];
}

/** The pages that have exactly `word` (in any form of it), in no order. */
export const exactly = (word) => patiently(load().then((pagefind) => pagefind.search(`"${word}"`)));

/** How many of the pages that `ask` would find have each value of `keys`, by key and value. */
export async function counted(words, filters, keys) {
  // To name a filter loads it; that no page has this value takes nothing away.
  const named = keys.map((key) => ({ not: { [key]: ["\u0001"] } }));
  const answer = await ask(words, { filters: { all: [...(filters.all ?? []), ...named] } });
  return answer.filters;
}

/** `promise`, or a failure when it takes too long. */
export function patiently(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Rejects when the line is broken: Pagefind takes a part of its index that could not be fetched for an empty one. */
export async function checkLine() {
  const answer = await fetch(new URL("pagefind/pagefind-entry.json", ROOT), { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
}
