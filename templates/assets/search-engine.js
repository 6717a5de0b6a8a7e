// Pagefind: loaded when first needed, asked, and given up when it does not answer.
//
// It is never asked for everything there is: it would load its whole index. A word that stands on every page does as well.

import { begin, folders, places } from "./search-index.js";
import { patiently, ROOT } from "./search-line.js";
import { says } from "./search-says.js";

/** A sign that every page has and nobody types (generator/pressmark/search/document.py). */
const EVERY = "\u{2a6d6}";

// Dates, sources and notices are searched too, but should not outweigh a text. The title keeps Pagefind's own weight.
const WEIGHTS = { date_words: 0.4, source: 0.4, status: 0.1, kind: 0.1, every: 0 };

let engine;
let attempt = 0;

/** Begins to load Pagefind; rejects when it cannot be had. */
export function load() {
  if (engine) return engine;
  attempt += 1;
  // A browser may keep a failed import under its address for good.
  const again = attempt > 1 ? `?again=${attempt}` : "";
  const options = { ranking: { metaWeights: WEIGHTS }, metaCacheTag: begin() };
  engine = import(new URL(`pagefind/pagefind.js${again}`, ROOT)).then(async (pagefind) => {
    await pagefind.options(options);
    await Promise.all(folders.slice(1).map((folder) => pagefind.mergeIndex(new URL(folder, ROOT).pathname, options)));
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

const searched = async (term, options) => (await patiently(load().then((pagefind) => pagefind.search(term, options)))).results;

/** The pages that have all `words`, or any page where there are none; each has an `id` and gives its `data()`. */
export const ask = (words, filters = {}) => searched(words.join(" ") || EVERY, { filters });

/** The pages that have exactly `word` (in any form of it), in no order. */
export const exactly = (word) => searched(`"${word}"`);

/** `found` with the newest or the oldest first; those without a date come last. Any other order leaves it as it is. */
export async function inOrder(found, order) {
  if (order !== "newest" && order !== "oldest") return found;
  const place = await patiently(places());
  const ordered = [...found].sort((one, other) => place.get(one.id) - place.get(other.id));
  if (order === "newest") return ordered.reverse();
  const undated = ({ id }) => place.get(id) < says.undated;
  return [...ordered.filter((page) => !undated(page)), ...ordered.filter(undated)];
}
