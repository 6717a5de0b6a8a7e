// Where a phrase stands on a page: its words side by side in one paragraph, whatever signs, capitals and accents they have.

import { sections } from "./search-passage.js";
import { each, spaced } from "./search-query.js";

/**
 * @param data what Pagefind gives for one page
 * @param plain folds a text into words
 * @returns {number[]} the places of all words of all occurrences, none when the page does not have the phrase
 */
export function occurrences(data, phrase, plain) {
  const wanted = words(phrase, plain);
  const places = [];
  for (const { pieces, start } of sections(data)) {
    const found = pieces.flatMap((piece, at) => words(piece, plain).map((word) => ({ word, place: start + at })));
    for (let at = 0; at + wanted.length <= found.length; at += 1) {
      if (wanted.every((word, next) => found[at + next].word === word)) {
        places.push(...wanted.map((_, next) => found[at + next].place));
      }
    }
  }
  return [...new Set(places)];
}

const words = (text, plain) => plain(spaced(text)).flatMap(each);
