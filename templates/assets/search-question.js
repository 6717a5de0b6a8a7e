// The question of the moment: what the reader asks for, where it stands in the address and in the history.

import { parse } from "./search-query.js";
import { read, STEP, write } from "./search-state.js";

/** The filters of this archive. */
export const keys = [...document.querySelectorAll("[data-filter]")].map((box) => box.dataset.filter);

/** What is asked: `state` as the address says it, and its words, parsed. */
export const question = {};

let typing = false; // The last step of the history is being typed: the next letter replaces it.
let answer;

/** Calls `asked()` whenever there is something new to answer. */
export function onQuestion(asked) {
  answer = asked;
}

/** Takes the question from the address. */
export function take() {
  typing = false;
  question.state = read(location.search, keys);
  question.parsed = parse(question.state.words);
  return answer();
}

/** Changes what is asked for: a new step of the history, or, while the reader is `typed`-ing, the same. */
export function go(change, { typed = false } = {}) {
  question.state = { ...question.state, shown: STEP, ...change };
  question.parsed = parse(question.state.words);
  const next = new URL(write(question.state), location.href);
  if (next.search !== location.search) history[typed && typing ? "replaceState" : "pushState"](null, "", next);
  typing = typed;
  return answer();
}

/** The next letter begins a new step. */
export function stopTyping() {
  typing = false;
}

/** Whether filters or a period are asked for. */
export const isNarrowed = () => question.state.chosen.size > 0 || Boolean(question.state.from || question.state.to);

/** Whether words are asked for. */
export const hasWords = () => question.parsed.words.length + question.parsed.phrases.length > 0;
