// The search page: words, filters and order in; a list of pages out; all of it in the page's address.

import { ask, letGo, load, patiently, values } from "./search-engine.js";
import { fillOpen, keys, onOpen, showChosen, withoutValue, withValue } from "./search-filters.js";
import { row } from "./search-results.js";
import { clip, count, say, says } from "./search-says.js";
import { read, STEP, write } from "./search-state.js";

const PAUSE = 300; // Milliseconds without a key until what is typed is searched for.

const $ = (name) => document.getElementById(`search-${name}`);
const [input, tools, order, found, status, rows, more] = ["words", "tools", "order", "found", "status", "rows", "more"].map($);
const title = document.title;

let state = read(location.search, keys);
let results = [];
let known; // Every filter with its values, once a box has been opened.
let counts; // The values within the present results.
let latest = 0; // The number of the last question: answers to earlier ones come too late.
let typing = false; // The last step of the history is being typed: the next letter replaces it.
let pause;

/** Changes what is asked for, as a new step of the history or in place of the last. */
function go(change, { replace = false } = {}) {
  state = { ...state, shown: STEP, ...change };
  const next = new URL(write(state), location.href);
  if (next.search !== location.search) history[replace ? "replaceState" : "pushState"](null, "", next);
  return run();
}

async function run() {
  const turn = (latest += 1);
  const late = () => turn !== latest;
  document.title = state.words ? `${clip(state.words)} – ${title}` : title;
  order.value = state.order;
  showChosen(state.chosen, (key, value) => narrow(withoutValue(state.chosen, key, value)));
  found.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell(says.searching), 400);
  try {
    await (state.words ? search(late) : rest());
  } catch {
    if (!late()) fail();
  } finally {
    clearTimeout(slow);
    if (!late()) found.removeAttribute("aria-busy");
  }
}

async function search(late) {
  const answer = await ask(state);
  if (late()) return;
  const first = await patiently(Promise.all(answer.results.slice(0, state.shown).map(row)));
  if (late()) return;
  ({ results, filters: counts } = answer);
  rows.replaceChildren(...first);
  tell(summary());
  offerMore();
  fill();
}

/** Without words nothing is searched for, filters or not: Pagefind would have to load its whole index. */
function rest() {
  clear();
  tell(state.chosen.size ? says.need_words : "");
  fill();
}

function clear() {
  results = [];
  counts = undefined;
  rows.replaceChildren();
  more.hidden = true;
}

function fail() {
  letGo();
  known = undefined;
  clear();
  tell(says.failed, true);
}

function tell(sentence, wrong = false) {
  // The same words again would be read aloud again.
  if (status.textContent !== sentence) status.textContent = sentence;
  status.classList.toggle("wrong", wrong);
}

function summary() {
  const facts = { words: clip(state.words), number: count(results.length) };
  if (results.length > 1) return say(says.found, facts);
  if (results.length) return say(says.found_one, facts);
  return say(state.chosen.size ? says.none_narrowed : says.none, facts);
}

function offerMore() {
  const left = results.length - rows.children.length;
  more.hidden = left < 1;
  more.textContent = say(says.more, { number: count(Math.min(STEP, left)) });
}

async function showMore() {
  const [turn, from] = [latest, rows.children.length];
  try {
    const next = await patiently(Promise.all(results.slice(from, from + STEP).map(row)));
    if (turn !== latest || rows.children.length !== from) return;
    rows.append(...next);
  } catch {
    if (turn === latest) fail();
    return;
  }
  state.shown = rows.children.length;
  history.replaceState(null, "", write(state));
  tell(say(says.shown, { shown: count(state.shown), number: count(results.length) }));
  offerMore();
  rows.children[from].querySelector("a").focus();
}

/** The values of the filters are fetched when the first box is opened. Only then are they counted within results. */
async function openBox() {
  if (known) {
    fill();
    return;
  }
  try {
    known = await values();
  } catch {
    fail();
    return;
  }
  run();
}

function fill() {
  if (!known) return;
  const choose = (key, value) => narrow(withValue(state.chosen, key, value));
  fillOpen(known, state.words ? counts : undefined, state.chosen, choose, (sentence) => tell(sentence, true));
}

function narrow(chosen) {
  typing = false;
  go({ chosen });
}

function submit(event) {
  event.preventDefault();
  clearTimeout(pause);
  typing = false;
  go({ words: input.value.trim() });
}

function type() {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const words = input.value.trim();
    // One or two letters of an alphabet begin too many words to be meant; one sign of Chinese is a word.
    const few = words && words.length < 3 && !/[\u3040-\u9fff\uac00-\ud7af]/.test(words);
    if (few || words === state.words) return;
    go({ words }, { replace: typing });
    typing = true;
  }, PAUSE);
}

function restore() {
  clearTimeout(pause);
  typing = false;
  state = read(location.search, keys);
  input.value = state.words;
  run();
}

$("form").addEventListener("submit", submit);
input.addEventListener("input", type);
input.addEventListener("change", () => (typing = false));
input.addEventListener("focus", () => load().catch(() => {}), { once: true });
order.addEventListener("change", () => go({ order: order.value }));
more.addEventListener("click", showMore);
onOpen(openBox);
window.addEventListener("popstate", restore);

tools.hidden = false;
found.hidden = false;
restore();
if (!state.words && !state.chosen.size) input.focus({ preventScroll: true });
