// The filters: a box each with a field to choose a value in, and a button for each value that was chosen.

import { clip, count, language, make, say, says } from "./search-says.js";

const SINGLE = new Set(["kind", "source", "year", "language"]); // A page has one of these: a choice replaces the last.
const LISTED = new Set(["kind", "year", "language"]); // Never so many that a list to choose from would not do,
const LONG = 60; // and for the others: values beyond which a field to type in is better.

const collator = new Intl.Collator(language, { numeric: true });
const loose = new Intl.Collator(language, { usage: "search", sensitivity: "base" });
const boxes = new Map([...document.querySelectorAll("[data-filter]")].map((box) => [box.dataset.filter, box]));
const bar = document.getElementById("search-chosen");

const labelOf = (key) => boxes.get(key).querySelector("summary").textContent;
const shownAs = (key, value) => (key === "language" && says.languages[value]) || value;

/** The filters of this archive. */
export const keys = [...boxes.keys()];

/** Calls `opened` whenever the reader has opened a box. Escape closes it, and so does a click beside it. */
export function onOpen(opened) {
  for (const box of boxes.values()) {
    box.addEventListener("toggle", () => box.open && opened());
    // Filling a box may take the focus out of it, so the key is heard wherever it is pressed.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.open) return;
      box.open = false;
      box.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) box.open = false;
    });
  }
}

/** `chosen` with one value more. */
export function withValue(chosen, key, value) {
  const values = SINGLE.has(key) ? [] : (chosen.get(key) ?? []);
  return new Map(chosen).set(key, [...new Set([...values, value])]);
}

/** `chosen` with one value less. */
export function withoutValue(chosen, key, value) {
  const left = new Map(chosen).set(key, chosen.get(key).filter((other) => other !== value));
  if (!left.get(key).length) left.delete(key);
  return left;
}

/** Shows the chosen values; each calls `remove(key, value)` when pressed. */
export function showChosen(chosen, remove) {
  const chips = [...chosen].flatMap(([key, values]) => values.map((value) => chip(key, value, remove)));
  bar.replaceChildren(...chips);
  bar.hidden = !chips.length;
}

function chip(key, value, remove) {
  const choice = say(says.choice, { label: labelOf(key), value: shownAs(key, value) });
  const button = make("button", { type: "button" }, choice);
  button.setAttribute("aria-label", say(says.remove, { choice }));
  button.addEventListener("click", () => {
    const at = [...bar.children].indexOf(button.parentElement);
    remove(key, value);
    // The button is gone: its neighbour takes the focus, or the field of words when it was the last.
    const left = bar.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? document.getElementById("search-words")).focus();
  });
  return make("li", {}, button);
}

/**
 * Fills the open boxes. `known` has every value with its number of pages, `counts` those within the present results, or
 * nothing while there are none. A choice calls `choose(key, value)`; words that are no value call `refuse(sentence)`.
 */
export function fillOpen(known, counts, chosen, choose, refuse) {
  for (const [key, box] of boxes) {
    if (box.open) fill(key, box, offer(key, known[key] ?? {}, counts?.[key], chosen.get(key) ?? []), choose, refuse);
  }
}

// The values to offer, as [value, words].
function offer(key, known, counted, chosen) {
  // Results that have one year can be given another: that one is not among them, and how many it would bring is unknown.
  const replaces = SINGLE.has(key) && chosen.length > 0;
  const numbers = replaces ? known : (counted ?? known);
  const offered = Object.keys(numbers).filter((value) => numbers[value] && !chosen.includes(value));
  offered.sort((one, other) => collator.compare(shownAs(key, one), shownAs(key, other)));
  if (key === "year") offered.reverse();
  return offered.map((value) => {
    const words = shownAs(key, value);
    return [value, replaces ? words : say(says.counted, { value: words, number: count(numbers[value]) })];
  });
}

function fill(key, box, offered, choose, refuse) {
  const field = offered.length > LONG && !LISTED.has(key) ? typed(key) : listed(offered);
  const label = labelOf(key);
  const pick = () => {
    const wanted = field.value.trim();
    const near = offered.filter(([value]) => loose.compare(value, wanted) === 0).map(([value]) => value);
    const value = offered.some(([known]) => known === wanted) ? wanted : near.length === 1 ? near[0] : undefined;
    if (!wanted) field.focus();
    else if (value === undefined) refuse(say(says.unknown, { label, value: clip(wanted) }));
    else choose(key, value);
  };
  box.querySelector("select, input").replaceWith(field);
  box.querySelector("datalist")?.remove();
  if (field.localName === "input") box.append(make("datalist", { id: `search-values-${key}` }, ...options(offered)));
  box.querySelector("button").onclick = pick;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // Enter in a field of the form would search for the words instead.
    pick();
  });
}

const options = (offered) => offered.map(([value, words]) => make("option", { value, label: words }, words));

const listed = (offered) =>
  make("select", {}, make("option", { value: "" }, says.choose), ...options(offered));

function typed(key) {
  const field = make("input", { type: "text", autocomplete: "off", dir: "auto" });
  field.setAttribute("list", `search-values-${key}`);
  return field;
}
