// What the reader typed, as words that a page must have, phrases, and words that it must not have.
//
//   flood "long night" -storm

const MOST_WORDS = 32; // More are left out: no page is found by them.
const SIGN = "\\u0022\\u201c\\u201d\\u201e\\u00ab\\u00bb"; // Quotation marks.
const TOKEN = new RegExp(`([-\\u2212]?)(?:[${SIGN}]([^${SIGN}]*)[${SIGN}]?|([^\\s${SIGN}]+))`, "gu");
const WIDE = /[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g; // Ligatures, and letters as wide as ideographs.
export const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** @returns {{words: string[], phrases: string[], without: string[], withoutPhrases: string[], name: string}}
 *   `name` is what may be a name: all that is not left out */
export function parse(typed) {
  const found = { words: [], phrases: [], without: [], withoutPhrases: [], name: "" };
  const written = typed.toWellFormed().normalize("NFC").replace(WIDE, (signs) => signs.normalize("NFKC"));
  for (const [, minus, phrase, token] of written.matchAll(TOKEN)) {
    const text = (phrase ?? token).trim();
    const words = split(text);
    if (!words.length) continue;
    const together = phrase === undefined ? words.length > 1 && IDEOGRAPH.test(text) : words.length > 1;
    const [single, side] = minus ? [found.without, found.withoutPhrases] : [found.words, found.phrases];
    if (together) side.push(text);
    else single.push(...words);
    if (!minus) found.name += ` ${text}`;
  }
  for (const key of ["words", "phrases", "without", "withoutPhrases"]) {
    found[key] = [...new Set(found[key])].slice(0, MOST_WORDS);
  }
  return found;
}

// Where generator/pressmark/search/document.py divides what Pagefind would take for one word: dashes, and articles and the
// like that have lost their vowel.
const DASH = /[\u2012-\u2015\u2026\u00b7\u30fb]/gu;
const ELIDED = /(?<![\p{L}\p{M}\p{N}])([cdjlmnst]|qu)[\u2019'](?=\p{L}{2})/giu;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const EACH = new RegExp(`(${IDEOGRAPH.source})`, "u");

/** `text` with spaces where its words part. */
export const spaced = (text) => text.replace(DASH, " ").replace(ELIDED, "$1 ");

/** The words of `text` as Pagefind's index has them: small, without signs; ideographs one by one. */
export function split(text) {
  const whole = text.replace(UNSEEN, "").replace(DASH, " ").replace(ELIDED, "");
  return whole.split(/\s+/u).flatMap((piece) => each(piece.replace(/[^\p{Alphabetic}\p{M}\p{N}]/gu, "").toLowerCase()));
}

/** A word, or its ideographs one by one. */
export const each = (word) => word.split(EACH).filter(Boolean);
