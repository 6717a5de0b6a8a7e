// The filters: a box each with a field to choose a value in, and a button for each value that was chosen.

import { findNames, names } from "./search-names.js";
import { picker } from "./search-picker.js";
import { clip, count, language, make, say, says } from "./search-says.js";

/** Filters of which a page has one value: any of several will do. */
export const SINGLE = new Set(["kind", "source", "year", "language"]);
const LISTED = new Set(["kind", "year", "language"]); // Never so many that a list would not do; others are typed.

const collator = new Intl.Collator(language, { numeric: true });
const boxes = new Map([...document.querySelectorAll("[data-filter]")].map((box) => [box.dataset.filter, box]));
const bar = document.getElementById("search-chosen");
const filled = new Map(); // What each box was last filled with.

const labelOf = (key) => boxes.get(key).querySelector("summary").textContent;
const shownAs = (key, value) => (key === "language" && says.languages[value]) || value;

/** Calls `opened(key)` whenever the reader has opened a box. Escape closes it, and so does a click beside it. */
export function onOpen(opened) {
  for (const [key, box] of [...boxes, ["", document.getElementById("search-period")]]) {
    box.addEventListener("toggle", () => key && (box.open ? opened(key) : empty(key)));
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

/** What a closed box held is of an earlier question when it is opened again. */
function empty(key) {
  boxes.get(key).querySelector("[data-field]").replaceChildren();
  filled.delete(key);
}

/** The keys of the boxes that are open. */
export const openKeys = () => [...boxes.keys()].filter((key) => boxes.get(key).open);

/** Conditions for Pagefind: several values of a filter must all hold, or any where a page has but one; `but` is left out. */
export function conditions(chosen, but) {
  const asked = [...chosen].filter(([key]) => key !== but || !SINGLE.has(key));
  return asked.map(([key, values]) => ({ [key]: SINGLE.has(key) ? { any: values } : values }));
}

/** Shows what was chosen, as {words, remove}; each is removed by pressing it. */
export function showChosen(choices) {
  bar.replaceChildren(...choices.map(chip));
  bar.hidden = !choices.length;
}

/** The chosen values as choices; `remove(key, value)` takes one away. */
export const choicesOf = (chosen, remove) =>
  [...chosen].flatMap(([key, values]) =>
    values.map((value) => ({
      words: say(says.choice, { label: labelOf(key), value: shownAs(key, value) }),
      remove: () => remove(key, value),
    })),
  );

function chip({ words, remove }) {
  const button = make("button", { type: "button" }, words);
  button.setAttribute("aria-label", say(says.remove, { choice: words }));
  button.addEventListener("click", () => {
    const at = [...bar.children].indexOf(button.parentElement);
    remove();
    // The button is gone: its neighbour takes the focus, or the field of words when it was the last.
    const left = bar.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? document.getElementById("search-words")).focus();
  });
  return make("li", {}, button);
}

/**
 * Fills the box `key`. `counts` has the number of pages of each value, which is shown if it is `sure`; `chosen` are not offered
 * again. A choice calls `choose(value)`, words that are no value call `refuse(sentence)`.
 */
export function fill(key, { counts, sure, chosen, choose, refuse }) {
  const offered = Object.keys(counts).filter((value) => counts[value] && !chosen.includes(value));
  offered.sort((one, other) => collator.compare(shownAs(key, one), shownAs(key, other)));
  if (key === "year") offered.reverse();
  const words = (value) =>
    sure ? say(says.counted, { value: shownAs(key, value), number: count(counts[value]) }) : shownAs(key, value);
  const holder = boxes.get(key).querySelector("[data-field]");
  // What a reader has typed and marked in a box stays when only counts change.
  const now = [JSON.stringify(chosen), JSON.stringify([counts, sure])];
  const before = filled.get(key) ?? [];
  if (before[0] === now[0] && before[1] === now[1]) return;
  filled.set(key, now);
  const marked = holder.querySelector("[aria-selected=true]")?.dataset.value;
  const kept = before[0] === now[0] ? { text: holder.querySelector("input")?.value, marked } : undefined;
  const had = holder.contains(document.activeElement);
  const field = LISTED.has(key) ? listed(key, offered, words, choose) : typed(key, offered, words, counts, choose, refuse, kept);
  holder.replaceChildren(field);
  if (had) holder.querySelector("select, input").focus();
}

function listed(key, offered, words, choose) {
  const options = offered.map((value) => make("option", { value }, words(value)));
  const field = make("select", {}, make("option", { value: "" }, says.choose), ...options);
  field.setAttribute("aria-label", labelOf(key));
  const button = make("button", { type: "button" }, says.add);
  button.addEventListener("click", () => (field.value ? choose(field.value) : field.focus()));
  return make("p", {}, field, " ", button);
}

function typed(key, offered, words, counts, choose, refuse, kept) {
  const mostFirst = [...offered].sort((one, other) => counts[other] - counts[one]);
  const option = (value, note) => ({ value, words: words(value), note });
  const find = async (text) => {
    const { plain } = await names();
    const wanted = plain(text);
    if (!wanted.length) return mostFirst.map((value) => option(value));
    const own = mostFirst.filter((value) => begins(plain(value), wanted));
    const others = (await findNames(text)).filter((name) => name.type === key && counts[name.value]);
    const known = new Map(own.map((value) => [value, option(value)]));
    for (const { value, matched } of others) {
      if (offered.includes(value) && !known.has(value)) known.set(value, option(value, matched?.name));
    }
    return [...known.values()];
  };
  return picker(labelOf(key), find, choose, (words) => refuse(say(says.unknown, { label: labelOf(key), value: clip(words) })), kept);
}

/** Whether each wanted word begins a word of `has`. */
const begins = (has, wanted) => wanted.every((word) => has.some((one) => one.startsWith(word)));
