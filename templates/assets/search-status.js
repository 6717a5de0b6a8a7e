// What is said of a search, and the parts of the page that it is said in.

import { clip, count, say, says } from "./search-says.js";
import { STEP } from "./search-state.js";

const parts = ["form", "words", "tools", "order", "found", "status", "rows", "more", "suggestion", "years"];
const found = Object.fromEntries(parts.map((name) => [name, document.getElementById(`search-${name}`)]));

/** The parts of the page. */
export const elements = { ...found, input: found.words };

const { status, suggestion, rows, more, years } = elements;

/** Says `sentence`, to those who listen too. */
export function tell(sentence, wrong = false) {
  // The same words again would be read aloud again.
  if (status.textContent !== sentence) status.textContent = sentence;
  status.classList.toggle("wrong", wrong);
}

/** Takes away what an earlier question found. */
export function clear() {
  rows.replaceChildren();
  suggestion.replaceChildren();
  more.hidden = true;
  years.hidden = true;
}

/** How much was found, in words. */
export function summary({ found: { pages, sure, unread }, unknown }, { names, words, narrowed }) {
  const facts = { words: clip(words), number: count(pages.length), unread: count(unread) };
  const said = names ? [say(says.names_found, { number: count(names) })] : [];
  if (unknown.length) said.push(...unknown.map((word) => say(says.unknown_word, { word: clip(word) })));
  else if (!sure) said.push(say(pages.length ? says.least : says.none_yet, facts));
  else if (!pages.length) said.push(say(narrowed ? (words ? says.none_narrowed : says.none_within) : says.none, facts));
  else if (!words) said.push(say(pages.length > 1 ? says.pages : says.pages_one, facts));
  else said.push(say(pages.length > 1 ? says.found : says.found_one, facts));
  return said.join(unknown.length ? " " : says.separator);
}

/** Offers the pages that are known and not shown, or to look for more of them. */
export function offerMore({ pages, sure, unread }, shown) {
  const left = Math.min(STEP, pages.length - shown);
  more.hidden = left < 1 && sure;
  more.textContent = left < 1 ? say(says.look_on, { number: count(unread) }) : say(says.more, { number: count(left) });
}
