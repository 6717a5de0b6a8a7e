// The reports of an answer: found, shown, counted by year and by value, and narrowed down.

import { counts } from "./search-counts.js";
import { letGo } from "./search-engine.js";
import { choicesOf, conditions, fill, onOpen, openKeys, showChosen, SINGLE } from "./search-filters.js";
import { showYears } from "./search-histogram.js";
import { patiently } from "./search-line.js";
import { suggest } from "./search-nearest.js";
import { condition } from "./search-period.js";
import { onPeriod, periodWords, showPeriod } from "./search-period-form.js";
import { go, hasWords, isNarrowed, question } from "./search-question.js";
import { row } from "./search-results.js";
import { count, say, says } from "./search-says.js";
import { STEP, withoutValue, withValue, write } from "./search-state.js";
import { clear, elements, offerMore, summary, tell } from "./search-status.js";
import { find } from "./search-words.js";

const { rows, more } = elements;
const narrowTo = (from, to) => go({ from, to });

let result; // The pages that were found: {found, unknown};
let names = []; // and the names, of whatever kind.
let answered = 0; // Counts the answers: what belongs to an earlier one comes too late.

/** Shows what is asked for: the period, and all that was chosen. */
export function show() {
  const { state } = question;
  showPeriod(state);
  const choices = choicesOf(state.chosen, (key, value) => go({ chosen: withoutValue(state.chosen, key, value) }));
  const period = periodWords(state);
  showChosen(period ? [...choices, { words: period, remove: () => narrowTo("", "") }] : choices);
}

const filtered = (but) => {
  const { chosen, from, to } = question.state;
  return { all: [...conditions(chosen, but), ...(but === "period" ? [] : [condition(from, to, says.years)].filter(Boolean))] };
};

/** Looks for reports and shows them. */
export async function search(late) {
  answered += 1;
  if (!hasWords() && !isNarrowed()) {
    result = undefined;
    clear();
    return;
  }
  const { state, parsed } = question;
  const answer = await find(parsed, { filters: filtered(), order: state.order });
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
export async function finish({ all, shown }, late) {
  names = all;
  const { state } = question;
  if (!result) {
    tell(state.words ? says.need_words : "");
    showYears({}, ["", ""], narrowTo);
    await refill(late);
    return;
  }
  tell(summary(result, { names: shown.length, words: state.words, narrowed: isNarrowed() }));
  offerMore(result.found, rows.children.length);
  // A name that was found answers the word that no report has.
  await suggest(shown.length ? [] : result.unknown, late, (words) => write({ ...state, words, shown: STEP }));
  await showBars(late);
  await refill(late);
}

/** The bars of the years count all years, whatever period is chosen, if it is known what was found in them. */
async function showBars(late) {
  const { state, parsed } = question;
  const period = [state.from, state.to];
  const all = state.from || state.to ? (await find(parsed, { filters: filtered("period") })).found : result.found;
  const found = all.sure ? all : result.found;
  const years = found.sure && found.pages.length ? await patiently(counts("year", found.pages)) : {};
  if (!late()) showYears(years, period, narrowTo);
}

/** The boxes that are open show what the present question leaves. */
async function refill(late) {
  for (const key of openKeys()) {
    const { numbers, sure } = await left(key);
    if (late()) return;
    // A name counts for its kind even where its page has none of the words.
    for (const { typeLabel } of key === "kind" ? names : []) numbers[typeLabel] ||= 1;
    const choose = (value) => go({ chosen: withValue(question.state.chosen, key, value) });
    fill(key, { counts: numbers, sure, chosen: question.state.chosen.get(key) ?? [], choose, refuse: (sentence) => tell(sentence, true) });
  }
}

/** How many of the pages found have each value, and whether that is sure: phrases may not have been looked for in all of them. */
async function left(key) {
  const { state, parsed } = question;
  if (!result) return { numbers: await patiently(counts(key)), sure: true };
  // Of values of which any will do, others are offered beside those that were chosen.
  const own = SINGLE.has(key) && state.chosen.has(key);
  const { found } = own ? await find(parsed, { filters: filtered(key) }) : result;
  return { numbers: await patiently(counts(key, found.sure ? found.pages : found.candidates)), sure: found.sure };
}

/** Fills the boxes that were opened just now. */
export async function opened() {
  const turn = answered;
  const late = () => turn !== answered;
  try {
    await refill(late);
  } catch {
    if (!late()) fail();
  }
}

/** Forgets what was found, and gives up what finds it. */
export function drop() {
  letGo();
  result = undefined;
}

function fail() {
  drop();
  clear();
  tell(says.failed, true);
}

async function showMore() {
  const [turn, from, { found }] = [answered, rows.children.length, result];
  try {
    await found.take(from + STEP);
    const next = await patiently(Promise.all(found.pages.slice(from, from + STEP).map(row)));
    if (turn !== answered || rows.children.length !== from) return;
    rows.append(...next);
    const { state } = question;
    state.shown = Math.max(state.shown, rows.children.length);
    history.replaceState(null, "", write(state));
    const facts = { shown: count(rows.children.length), number: count(found.pages.length) };
    tell(say(found.sure ? says.shown : says.shown_least, facts));
    offerMore(found, rows.children.length);
    (rows.children[from]?.querySelector("a") ?? more).focus();
    if (found.sure) await showBars(() => turn !== answered);
  } catch {
    if (turn === answered) fail();
  }
}

more.addEventListener("click", showMore);
onPeriod(narrowTo, (sentence) => tell(sentence, true));
onOpen(opened);
