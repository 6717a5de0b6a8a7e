// Words: which of them the archive knows, which pages have them all, and which of those must be left out.

import { ask, checkLine, exactly } from "./search-engine.js";
import { Found } from "./search-found.js";
import { split } from "./search-query.js";

/**
 * Asks for the pages of a parsed question.
 * @returns {{found: Found, unknown: string[]}} with a word that no page has, nothing is found
 */
export async function find(parsed, { filters, order }) {
  const words = sought(parsed);
  const known = await Promise.all(words.map(isKnown));
  const unknown = words.filter((_, at) => !known[at]);
  if (unknown.length) {
    await checkLine();
    return { found: new Found([]), unknown };
  }
  const { results } = await ask(words, { filters, order });
  if (!results.length) await checkLine();
  const without = await Promise.all(parsed.without.map(exactly));
  const left = new Set(without.flatMap((answer) => answer.results.map(({ id }) => id)));
  const pages = results.filter(({ id }) => !left.has(id));
  return { found: new Found(pages, parsed.phrases, parsed.withoutPhrases), unknown };
}

/** All words that a page must have. Single letters are not looked for where a phrase has others: they are not always words. */
export function sought({ words, phrases }) {
  const ofPhrases = phrases.flatMap((phrase) => {
    const parts = split(phrase);
    const long = parts.filter((word) => word.length > 1);
    return long.length ? long : parts;
  });
  return [...new Set([...words, ...ofPhrases])];
}

// Pagefind finds words that begin with what was typed; where there are none it falls back to a shorter beginning, and its
// answer does not say so. A page that it found does.
async function isKnown(word) {
  if ((await exactly(word)).results.length) return true;
  const { results } = await ask([word]);
  if (!results.length) return false;
  const data = await results[0].data();
  const text = [data.content, ...Object.values(data.meta)].join(" ");
  return bare(text).split(/\s+/u).some((one) => parts(one).some((part) => part.startsWith(bare(word))));
}

const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const parts = (piece) => [piece.replace(/[^\p{Alphabetic}\p{N}]/gu, ""), ...piece.split(/[^\p{Alphabetic}\p{N}]+/u)];
