// The search page: words, filters, period and order in; names and pages out; all of it in the page's address.

import { showCards } from "./search-cards.js";
import { counted, letGo, patiently } from "./search-engine.js";
import { choicesOf, conditions, fill, keys, onOpen, openKeys, showChosen, withoutValue, withValue } from "./search-filters.js";
import { findNames } from "./search-names.js";
import { condition } from "./search-period.js";
import { onPeriod, periodWords, showPeriod } from "./search-period-form.js";
import { parse } from "./search-query.js";
import { row } from "./search-results.js";
import { clip, count, say, says } from "./search-says.js";
import { read, STEP, write } from "./search-state.js";
import { clear, elements, offerMore, suggest, summary, tell } from "./search-status.js";
import { find, sought } from "./search-words.js";
import { yearsOf } from "./search-years.js";
import { showYears } from "./search-histogram.js";

const PAUSE = 300; // Milliseconds without a key until what is typed is searched for.
const AHEAD = 250; // Milliseconds that names have to be found in before words are looked for.

const { input, tools, order, found: section, rows, more } = elements;
const title = document.title;

let state = read(location.search, keys);
let asked = parse(state.words);
let result; // The pages that were found: {found, unknown};
let cards = []; // and the names, of whatever kind.
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
  asked = parse(state.words);
  document.title = state.words ? `${clip(state.words)} – ${title}` : title;
  order.value = state.order;
  showPeriod(state);
  showChosen(choices());
  section.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell(says.searching), 400);
  try {
    // Names are a few small files: they come first, and their cards too.
    const looking = lookForNames(late);
    await Promise.race([looking, new Promise((done) => setTimeout(done, AHEAD))]);
    const names = await Promise.all([looking, search(late)]);
    clearTimeout(slow);
    if (!late()) await finish(names[0], late);
  } catch {
    if (!late()) fail();
  } finally {
    clearTimeout(slow);
    if (!late()) section.removeAttribute("aria-busy");
  }
}

async function lookForNames(late) {
  const kinds = state.chosen.get("kind");
  const found = asked.name ? await patiently(findNames(asked.name)) : [];
  const names = kinds ? found.filter((name) => kinds.includes(name.typeLabel)) : found;
  if (late()) return names;
  cards = found;
  showCards(names, within);
  return names;
}

/** Searches the reports that name somebody: all of them until the reader types. */
function within({ type, value }) {
  input.value = "";
  go({ words: "", chosen: withValue(state.chosen, type, value) });
  input.focus();
}

const filtered = (but) => ({
  all: [...conditions(state.chosen, but), ...(but === "period" ? [] : [condition(state.from, state.to, says.years)].filter(Boolean))],
});
const narrowed = () => state.chosen.size > 0 || Boolean(state.from || state.to);

async function search(late) {
  if (!sought(asked).length && !narrowed()) {
    result = undefined;
    clear();
    return;
  }
  const answer = await find(asked, { filters: filtered(), order: state.order });
  await answer.found.take(state.shown);
  if (late()) return;
  result = answer;
  await showRows(answer.found.pages.slice(0, state.shown).map(row), late);
}

/** Shows lines in their order, each as soon as it is there. */
async function showRows(lines, late) {
  for (const line of lines) line.catch(() => {}); // The first failure is enough.
  if (!lines.length) rows.replaceChildren();
  for (const [at, line] of lines.entries()) {
    const made = await patiently(line);
    if (late()) return;
    if (at) rows.append(made);
    else rows.replaceChildren(made);
  }
}

/** What is said when all that was asked for is there; then what may take longer. */
async function finish(names, late) {
  if (!result) {
    tell(state.words ? says.need_words : "");
    showYears({}, ["", ""], narrowTo);
    await refill(late);
    return;
  }
  tell(summary(result, { names: names.length, words: state.words, narrowed: narrowed() }));
  offerMore(result.found, rows.children.length);
  // A name that was found answers the word that no report has.
  await suggest(names.length ? [] : result.unknown, late, (words) => `${write({ ...state, words, shown: STEP })}`);
  const years = await yearsOf(result.found, asked, filtered("period"));
  if (late()) return;
  showYears(years, [state.from, state.to], narrowTo);
  await refill(late);
}

/** The boxes that are open show what the present question leaves. */
async function refill(late) {
  for (const key of openKeys()) {
    const counts = result?.unknown.length ? {} : ((await counted(sought(asked), filtered(key), [key]))[key] ?? {});
    if (late()) return;
    // A name counts for its kind even where its page has none of the words.
    for (const { typeLabel } of key === "kind" ? cards : []) counts[typeLabel] ||= 1;
    const choose = (value) => narrow({ chosen: withValue(state.chosen, key, value) });
    fill(key, counts, state.chosen.get(key) ?? [], choose, (sentence) => tell(sentence, true));
  }
}

function choices() {
  const chosen = choicesOf(state.chosen, (key, value) => narrow({ chosen: withoutValue(state.chosen, key, value) }));
  const period = periodWords(state);
  return period ? [...chosen, { words: period, remove: () => narrowTo("", "") }] : chosen;
}

function fail() {
  letGo();
  result = undefined;
  clear();
  tell(says.failed, true);
}

async function showMore() {
  const [turn, from, { found }] = [latest, rows.children.length, result];
  try {
    await found.take(from + STEP);
    const next = await patiently(Promise.all(found.pages.slice(from, from + STEP).map(row)));
    if (turn !== latest || rows.children.length !== from) return;
    rows.append(...next);
  } catch {
    if (turn === latest) fail();
    return;
  }
  state.shown = Math.max(state.shown, rows.children.length);
  history.replaceState(null, "", write(state));
  const facts = { shown: count(rows.children.length), number: count(found.pages.length) };
  tell(say(found.sure ? says.shown : says.shown_least, facts));
  offerMore(found, rows.children.length);
  if (found.sure) showYears(await yearsOf(found, asked, filtered("period")), [state.from, state.to], narrowTo);
  (rows.children[from]?.querySelector("a") ?? more).focus();
}

function narrow(change) {
  typing = false;
  go(change);
}

const narrowTo = (from, to) => narrow({ from, to });

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

elements.form.addEventListener("submit", submit);
input.addEventListener("input", type);
input.addEventListener("change", () => (typing = false));
order.addEventListener("change", () => narrow({ order: order.value }));
more.addEventListener("click", showMore);
onPeriod(narrowTo, (sentence) => tell(sentence, true));
onOpen(() => {
  const turn = latest;
  refill(() => turn !== latest).catch(fail);
});
window.addEventListener("popstate", restore);

tools.hidden = false;
section.hidden = false;
restore();
if (!state.words && !narrowed()) input.focus({ preventScroll: true });
