// The search page: words, filters and order in; a list of pages out; all of it in the page's address.
//
// The words of the interface stand in the page (#search-says). What the index holds is unknown text: it goes into the
// page as text alone. Pagefind is never asked without words, which would make it load its whole index.

import { passage } from "./search-passage.js";

const ROOT = new URL("../", import.meta.url);
const STEP = 10; // Results shown at a time,
const MOST = 200; // and at most when an address asks for more.
const ORDERS = { relevance: {}, newest: { newest: "desc" }, oldest: { oldest: "asc" } };
const SINGLE = new Set(["kind", "source", "year", "language"]); // A page has one of these: a choice replaces the last.
const LONG = 60; // Values beyond which a field to type in is better than a list to choose from.
const PATIENCE = 30_000; // Milliseconds until a search is given up.
const PAUSE = 300; // Milliseconds without a key until what is typed is searched for.
// Dates and sources are searched too, but a report is rarely asked for by them alone. The title keeps Pagefind's weight.
const WEIGHTS = { date_words: 0.4, source: 0.4, status: 0, kind: 0 };

const $ = (id) => document.getElementById(id);
const [form, input, tools, order] = [$("search"), $("search-words"), $("search-tools"), $("search-order")];
const [chosenList, found, status, rows, more] = ["chosen", "found", "status", "rows", "more"].map((id) => $(`search-${id}`));
const filters = new Map([...form.querySelectorAll("[data-filter]")].map((box) => [box.dataset.filter, box]));
const says = JSON.parse($("search-says").textContent);
const title = document.title;
const language = document.documentElement.lang;
const number = new Intl.NumberFormat(language);
const collator = new Intl.Collator(language, { numeric: true });
const loose = new Intl.Collator(language, { usage: "search", sensitivity: "base" });

const say = (words, facts = {}) => words.replace(/\{(\w+)\}/g, (_, key) => facts[key] ?? "");
const make = (name, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
};
const labelOf = (key) => filters.get(key).querySelector("summary").textContent;
const shownAs = (key, value) => (key === "language" && says.languages[value]) || value;
const choiceOf = (key, value) => say(says.choice, { label: labelOf(key), value: shownAs(key, value) });

// ---- The state, and the address that holds it

let state = read();
let typing = false; // The last step of the history is being typed: the next letter replaces it.

function read() {
  const given = new URLSearchParams(location.search);
  const chosen = new Map();
  for (const key of filters.keys()) {
    const values = [...new Set(given.getAll(key))].filter((value) => value.trim());
    if (values.length) chosen.set(key, values);
  }
  const asked = given.get("order");
  const shown = Number.parseInt(given.get("shown"), 10) || STEP;
  return {
    words: (given.get("q") ?? "").trim(),
    chosen,
    order: Object.hasOwn(ORDERS, asked) ? asked : "relevance",
    shown: Math.min(MOST, Math.max(STEP, shown)),
  };
}

function address() {
  const given = new URLSearchParams();
  if (state.words) given.set("q", state.words);
  for (const [key, values] of state.chosen) for (const value of values) given.append(key, value);
  if (state.order !== "relevance") given.set("order", state.order);
  if (state.shown > STEP) given.set("shown", state.shown);
  return given.size ? `?${given}` : location.pathname;
}

function go(change, { replace = false } = {}) {
  state = { ...state, shown: STEP, ...change };
  const next = new URL(address(), location.href).href;
  if (next !== location.href) history[replace ? "replaceState" : "pushState"](null, "", next);
  return run();
}

// ---- Pagefind

let engine;
let attempt = 0;
let values; // Every filter with its values, once a filter has been opened.
let counts = {}; // The values left within the present results.

function load() {
  attempt += engine ? 0 : 1;
  // A browser may keep a failed import for good under its address.
  const source = new URL(`pagefind/pagefind.js${attempt > 1 ? `?again=${attempt}` : ""}`, ROOT);
  engine ??= import(source).then(async (pagefind) => {
    await pagefind.options({ ranking: { metaWeights: WEIGHTS } });
    return pagefind;
  });
  return engine;
}

async function ask() {
  const pagefind = await load();
  return pagefind.search(state.words, { filters: Object.fromEntries(state.chosen), sort: ORDERS[state.order] });
}

function patiently(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Pagefind takes a part of its index that could not be fetched for an empty one; so nothing found may be a broken line.
async function checkLine() {
  const answer = await fetch(new URL("pagefind/pagefind-entry.json", ROOT), { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
}

function fail() {
  engine?.then((pagefind) => pagefind.destroy()).catch(() => {});
  engine = values = undefined;
  clear();
  tell(says.failed, true);
}

// ---- Searching and showing

let latest = 0;
let results = [];

function tell(words, wrong = false) {
  status.textContent = words;
  status.classList.toggle("wrong", wrong);
}

function clear() {
  results = [];
  counts = {};
  rows.replaceChildren();
  more.hidden = true;
}

async function run() {
  const turn = (latest += 1);
  const old = () => turn !== latest;
  document.title = state.words ? `${clip(state.words)} – ${title}` : title;
  order.value = state.order;
  showChosen();
  found.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => old() || tell(says.searching), 400);
  try {
    await (state.words ? search(old) : rest());
  } catch {
    if (!old()) fail();
  } finally {
    clearTimeout(slow);
    if (!old()) found.removeAttribute("aria-busy");
  }
}

async function search(old) {
  const answer = await patiently(ask());
  if (old()) return;
  if (!answer.results.length) await checkLine();
  const first = await patiently(Promise.all(answer.results.slice(0, state.shown).map(row)));
  if (old()) return;
  ({ results, filters: counts } = answer);
  rows.replaceChildren(...first);
  tell(summary());
  offerMore();
  fillOpen();
}

function rest() {
  clear();
  tell(state.chosen.size ? says.need_words : "");
  fillOpen();
}

function summary() {
  const facts = { words: clip(state.words), number: number.format(results.length) };
  if (results.length > 1) return say(says.found, facts);
  if (results.length) return say(says.found_one, facts);
  return say(state.chosen.size ? says.none_narrowed : says.none, facts);
}

const clip = (words) => {
  const signs = [...words];
  return signs.length > 80 ? `${signs.slice(0, 80).join("")}…` : words;
};

function offerMore() {
  const left = results.length - rows.children.length;
  more.hidden = left < 1;
  more.textContent = say(says.more, { number: number.format(Math.min(STEP, left)) });
}

async function showMore() {
  const [turn, from] = [latest, rows.children.length];
  try {
    const next = await patiently(Promise.all(results.slice(from, from + STEP).map(row)));
    if (turn !== latest) return;
    rows.append(...next);
  } catch {
    if (turn === latest) fail();
    return;
  }
  state.shown = Math.min(MOST, rows.children.length);
  history.replaceState(null, "", address());
  tell(say(says.shown, { shown: number.format(rows.children.length), number: number.format(results.length) }));
  offerMore();
  rows.children[from].querySelector("a").focus();
}

async function row(result) {
  const data = await result.data();
  const { meta, filters: has } = data;
  const page = new URL(`./${data.raw_url}`, ROOT);
  const lang = has.language?.[0] ?? "";
  const facts = [meta.date_words, meta.source ?? has.source?.[0], meta.kind ?? has.kind?.[0], meta.status];
  const link = make("a", { href: page.href, dir: "auto", lang, textContent: meta.title || data.raw_url });
  return make(
    "li",
    { className: "row" },
    make("p", { className: "row-title" }, link),
    make("p", { className: "row-facts", textContent: facts.filter(Boolean).join(says.separator) }),
    quote(data, page, lang),
  );
}

function quote(data, page, lang) {
  const { anchor, runs, cutBefore, cutAfter } = passage(data);
  const words = runs.map(({ text, hit }) => (hit ? make("mark", { textContent: text }) : text));
  if (cutBefore) words.unshift("… ");
  if (cutAfter) words.push(" …");
  const target = new URL(page);
  target.hash = anchor;
  const holder = anchor ? make("a", { href: target.href }, ...words) : make("span", {}, ...words);
  return make("p", { className: "search-passage", dir: "auto", lang }, holder);
}

// ---- Filters

function showChosen() {
  const chips = [...state.chosen].flatMap(([key, all]) => all.map((value) => chip(key, value)));
  chosenList.replaceChildren(...chips);
  chosenList.hidden = !chips.length;
}

function chip(key, value) {
  const choice = choiceOf(key, value);
  const button = make("button", { type: "button", ariaLabel: say(says.remove, { choice }) }, choice);
  button.addEventListener("click", () => remove(key, value));
  return make("li", {}, button);
}

function choose(key, value) {
  const chosen = new Map(state.chosen);
  chosen.set(key, SINGLE.has(key) ? [value] : [...new Set([...(chosen.get(key) ?? []), value])]);
  typing = false;
  return go({ chosen });
}

function remove(key, value) {
  const at = [...chosenList.querySelectorAll("button")].indexOf(document.activeElement);
  const chosen = new Map(state.chosen);
  const rest = chosen.get(key).filter((other) => other !== value);
  if (rest.length) chosen.set(key, rest);
  else chosen.delete(key);
  typing = false;
  go({ chosen });
  // The chosen button is gone: its neighbour takes the focus, or the field when it was the last.
  const left = chosenList.querySelectorAll("button");
  (left[Math.min(at, left.length - 1)] ?? input).focus();
}

async function open(box) {
  if (!box.open) return;
  const turn = latest;
  try {
    values ??= await patiently(load().then((pagefind) => pagefind.filters()));
    // Values are counted only in filters that were loaded when the words were searched for.
    const answer = state.words ? await patiently(ask()) : undefined;
    if (turn !== latest) return;
    counts = answer?.filters ?? {};
  } catch {
    if (turn === latest) fail();
    return;
  }
  fillOpen();
}

function fillOpen() {
  for (const [key, box] of filters) if (box.open && values) fill(key, box);
}

function fill(key, box) {
  const known = values[key] ?? {};
  // Among the results there is only the value already chosen, but another may take its place: offer all, uncounted.
  const replaces = SINGLE.has(key) && state.chosen.has(key);
  const counted = !replaces && state.words ? (counts[key] ?? {}) : {};
  const offered = Object.keys(known)
    .filter((value) => !state.chosen.get(key)?.includes(value) && (replaces || !state.words || counted[value]))
    .sort((one, other) => collator.compare(shownAs(key, one), shownAs(key, other)));
  if (key === "year") offered.reverse();
  const shown = (value) => {
    const facts = { value: shownAs(key, value), number: number.format(counted[value] ?? known[value]) };
    return replaces ? facts.value : say(says.counted, facts);
  };
  const field = offered.length > LONG && key !== "language" ? typed(key, offered) : listed(offered, shown);
  box.querySelector("select, input").replaceWith(field);
  box.querySelector("datalist")?.remove();
  if (field.localName === "input") box.append(make("datalist", { id: `search-values-${key}` }, ...options(offered, shown)));
  box.querySelector("button").onclick = () => pick(key, field, offered);
}

const options = (offered, shown) => offered.map((value) => make("option", { value, label: shown(value), textContent: shown(value) }));
const listed = (offered, shown) =>
  make("select", {}, make("option", { value: "", textContent: says.choose }), ...options(offered, shown));

function typed(key, offered) {
  const field = make("input", { type: "text", autocomplete: "off" });
  field.setAttribute("list", `search-values-${key}`);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    pick(key, field, offered);
  });
  return field;
}

function pick(key, field, offered) {
  const wanted = field.value.trim();
  if (!wanted) {
    field.focus();
    return;
  }
  const near = offered.filter((value) => loose.compare(value, wanted) === 0);
  const value = offered.includes(wanted) ? wanted : near.length === 1 ? near[0] : undefined;
  if (value !== undefined) choose(key, value);
  else tell(say(says.unknown, { label: labelOf(key), value: clip(wanted) }), true);
}

// ---- What the reader does

let pause;

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
    if (words === state.words || (words && words.length < 3 && !/[\u3040-\u9fff\uac00-\ud7af]/.test(words))) return;
    go({ words }, { replace: typing });
    typing = true;
  }, PAUSE);
}

function restore() {
  clearTimeout(pause);
  typing = false;
  state = read();
  input.value = state.words;
  run();
}

form.addEventListener("submit", submit);
input.addEventListener("input", type);
input.addEventListener("change", () => (typing = false));
input.addEventListener("focus", () => load().catch(() => {}), { once: true });
order.addEventListener("change", () => go({ order: order.value }));
more.addEventListener("click", showMore);
for (const box of filters.values()) box.addEventListener("toggle", () => open(box));
window.addEventListener("popstate", restore);

tools.hidden = false;
restore();
if (!state.words && !state.chosen.size) input.focus({ preventScroll: true });
