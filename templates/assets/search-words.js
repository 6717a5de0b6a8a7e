// Words: which of them the archive knows, which pages have them all, and which of those must be left out.

import { ask, exactly, inOrder } from "./search-engine.js";
import { Found } from "./search-found.js";
import { folders, partOf } from "./search-index.js";
import { checkLine } from "./search-line.js";
import { IDEOGRAPH, split } from "./search-query.js";

/**
 * Asks for the pages of a parsed question.
 * @returns {{found: Found, unknown: string[]}} with a word that no page has, nothing is found
 */
export async function find(parsed, { filters, order }) {
  const words = sought(parsed);
  const having = await Promise.all(words.map(partsWith));
  const unknown = words.filter((_, at) => !having[at].size);
  if (unknown.length) {
    await checkLine();
    return { found: new Found([]), unknown: [...new Set(unknown.map((word) => asTyped(word, parsed)))] };
  }
  const answer = await ask(words, filters);
  const all = answer.filter((page) => having.every((parts) => parts.has(partOf(page))));
  if (!all.length) await checkLine();
  const without = new Set((await Promise.all(parsed.without.map(exactly))).flat().map(({ id }) => id));
  // Without words all pages are as good as each other: the newest come first.
  const natural = words.length ? order : order === "oldest" ? order : "newest";
  const pages = await inOrder(all.filter(({ id }) => !without.has(id)), natural);
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

// A sign of Chinese or Japanese is told together with those it was typed with.
const asTyped = (word, { phrases }) => (IDEOGRAPH.test(word) && phrases.find((phrase) => phrase.includes(word))) || word;

// The indexes that have a word. Pagefind finds words that begin with what was typed; where there are none it falls back to a
// shorter beginning, and its answer does not say so. A page that it found does.
async function partsWith(word) {
  const parts = new Set((await exactly(word)).map(partOf));
  if (parts.size === folders.length) return parts;
  const firsts = new Map();
  for (const page of await ask([word])) {
    const part = partOf(page);
    if (!parts.has(part) && !firsts.has(part)) firsts.set(part, page);
  }
  await Promise.all([...firsts].map(async ([part, page]) => (await hasBeginning(page, word)) && parts.add(part)));
  return parts;
}

async function hasBeginning(page, word) {
  const data = await page.data();
  const text = [data.content, ...Object.values(data.meta)].join(" ");
  return bare(text).split(/\s+/u).some((one) => parts(one).some((part) => part.startsWith(bare(word))));
}

const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const parts = (piece) => [piece.replace(/[^\p{Alphabetic}\p{N}]/gu, ""), ...piece.split(/[^\p{Alphabetic}\p{N}]+/u)];
