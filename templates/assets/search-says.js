// The words of the interface, which stand in the page, and elements made of text alone.

export const says = JSON.parse(document.getElementById("search-says").textContent);
export const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language, { numberingSystem: "latn" });

const rightward = document.documentElement.dir !== "rtl";

// A fact that runs the other way is kept apart from the words around it (Unicode's marks of isolation).
function apart(fact) {
  const letter = /\p{L}/u.exec(fact)?.[0];
  const against = letter !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(letter) === rightward;
  return against ? `\u2068${fact}\u2069` : fact;
}

/** `words` with each {fact} filled in. */
export const say = (words, facts = {}) => words.replace(/\{(\w+)\}/g, (_, key) => apart(facts[key] ?? ""));

/** A number with the separators of the language. */
export const count = (number) => numbers.format(number);

/** An element with properties and children; a child that is a string becomes text, never markup. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** `words`, or their beginning when they are too many to be repeated in a sentence. */
export function clip(words) {
  const signs = [...words];
  return signs.length > 80 ? `${signs.slice(0, 80).join("")}…` : words;
}
