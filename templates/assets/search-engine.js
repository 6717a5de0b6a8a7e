// Pagefind: loaded when first needed, asked, and given up when it does not answer.
//
// It is never asked without words: it would load its whole index.

import { ORDERS } from "./search-state.js";

/** The root of the archive, whatever folder it lies in. */
export const ROOT = new URL("../", import.meta.url);

const PATIENCE = 30_000; // Milliseconds until a question is given up.
// Dates, sources and notices are searched too, but should not outweigh a text. The title keeps Pagefind's own weight.
const WEIGHTS = { date_words: 0.4, source: 0.4, status: 0.1, kind: 0.1 };

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

/** Pagefind's answer to `state`, which has words. Rejects when there is none, or nothing was found on a broken line. */
export async function ask({ words, chosen, order }) {
  const question = { filters: Object.fromEntries(chosen), sort: ORDERS[order] };
  const answer = await patiently(load().then((pagefind) => pagefind.search(words, question)));
  if (!answer.results.length) await checkLine();
  return answer;
}

/** Every filter with its values and how many pages have each. */
export const values = () => patiently(load().then((pagefind) => pagefind.filters()));

/** `promise`, or a failure when it takes too long. */
export function patiently(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Pagefind takes a part of its index that could not be fetched for an empty one.
async function checkLine() {
  const answer = await fetch(new URL("pagefind/pagefind-entry.json", ROOT), { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
}
