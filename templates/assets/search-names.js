// Names before words: looks in the index of names (generator/pressmark/search/names.py), a trie in small files.

import { ROOT } from "./search-engine.js";
import { folding } from "./search-folding.js";

const MOST_WORDS = 32; // What is longer is no name.

const files = new Map();
let root;

/** The root of the index, with `plain`, `readings` and what types of names there are. Rejects when it cannot be had. */
export function names() {
  root ??= load("names.json").then((data) => ({ ...data, ...folding(data) }));
  root.catch(() => (root = undefined));
  return root;
}

function load(path) {
  if (!files.has(path)) {
    const loading = fetch(new URL(`search/${path}`, ROOT)).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    });
    loading.catch(() => files.delete(path));
    files.set(path, loading);
  }
  return files.get(path);
}

/** The file for words that begin with `beginning`, or a further part of it. */
function fileOf(beginning, part = 0) {
  const name = [...beginning].map((c) => (/[a-z0-9]/.test(c) ? c : `_${c.codePointAt(0).toString(16)}`)).join("");
  return load(`names/${name}${part ? `-${part}` : ""}.json`);
}

/** The rows that `word` leads to. `whole` is whether they are all there are, and not only the best. */
async function rowsOf(word) {
  let [beginning, below] = ["", (await names()).below];
  for (;;) {
    const further = longest(below, word.slice(beginning.length));
    if (!further) return { rows: [], whole: true };
    beginning += further;
    const file = await fileOf(beginning);
    if (Array.isArray(file)) return { rows: file, whole: true };
    if (beginning === word) {
      const parts = await Promise.all(Array.from({ length: file.parts }, (_, at) => fileOf(beginning, at + 1)));
      return { rows: [...file.own, ...parts.flat(), ...file.best], whole: false };
    }
    below = file.below;
  }
}

function longest(below, rest) {
  let found = "";
  for (const one of below.split(" ")) if (one.length > found.length && rest.startsWith(one)) found = one;
  return found;
}

/**
 * The names that fit `text`, the best first, as {address, kind, type, label, facts, line, reports, matched, exact, value}.
 * All words must begin words of one name, in any order. Before others stand those that bear exactly this name, then those
 * with exactly these words in a longer one, then what only begins so; among these the most reported.
 */
export async function findNames(text) {
  const { readings, types } = await names();
  const asked = readings(text).filter((words) => words.length <= MOST_WORDS);
  const found = new Map();
  for (const words of asked) {
    for (const row of await candidates(words)) {
      const fit = fitOf(row, words, readings);
      const before = found.get(row[0]);
      if (fit && !(before?.fit.rank <= fit.rank)) found.set(row[0], { row, fit });
    }
  }
  return [...found.values()].sort(byFit).map(({ row, fit }) => card(row, fit, types));
}

/** Rows, among them all that have `words`: those of one word where they are all there, else the best of each. */
async function candidates(words) {
  const partly = [];
  for (const word of [...words].sort((one, other) => other.length - one.length)) {
    const { rows, whole } = await rowsOf(word);
    if (whole) return rows;
    partly.push(...rows);
  }
  return partly;
}

/** How well a row fits: its best name and rank (0 the name itself, 1 the same words, 2 whole words, 3 beginnings). */
function fitOf(row, words, readings) {
  const [, , label, , , , others = []] = row;
  let best;
  for (const [name, language, kind, hidden] of [[label], ...others]) {
    for (const reading of readings(name)) {
      const rank = rankOf(reading, words);
      if (rank !== undefined && !(best?.rank <= rank)) best = { rank, name: hidden ? label : name, language, kind };
    }
  }
  return best;
}

const IDEOGRAPHS = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

function rankOf(reading, words) {
  if (reading.length === words.length && reading.every((word, at) => word === words[at])) return 0;
  const left = [...reading];
  let whole = true;
  for (const word of [...words].sort((one, other) => other.length - one.length)) {
    let at = left.indexOf(word);
    if (at < 0) {
      whole = false;
      at = left.findIndex((one) => one.startsWith(word) || (IDEOGRAPHS.test(word) && one.includes(word)));
    }
    if (at < 0) return undefined;
    left.splice(at, 1);
  }
  if (!whole) return 3;
  return left.length ? 2 : 1;
}

function byFit(one, other) {
  const [, , label, , , reports = 0] = one.row;
  const [, , otherLabel, , , otherReports = 0] = other.row;
  if (one.fit.rank !== other.fit.rank) return one.fit.rank - other.fit.rank;
  return otherReports - reports || (label < otherLabel ? -1 : label > otherLabel ? 1 : 0);
}

function card([address, number, label, facts, line, reports, , value], { name, language, kind, rank }, types) {
  const [type, typeLabel] = types[number];
  const matched = name === label ? undefined : { name, language, kind };
  return { address, type, typeLabel, label, facts, line, reports, matched, exact: rank < 2, value: value || label };
}

const MOST_FILES = 6; // Files looked through for a name that is spelt otherwise.

/** Names that may be like `word`, as {label, others, reports}: those of the files whose beginning is like its own. */
export async function near(word) {
  const { below } = await names();
  const meant = slips([...word]);
  const beginnings = below.split(" ").map((one) => ({ one, away: astray(one, word, meant) }));
  const nearest = beginnings.filter(({ away }) => away <= 1);
  nearest.sort((one, other) => one.away - other.away || other.one.length - one.one.length);
  const found = await Promise.all(nearest.slice(0, MOST_FILES).map(({ one }) => fileOf(one)));
  const rows = found.flatMap((file) => (Array.isArray(file) ? file : [...file.own, ...file.best]));
  return rows.map(([, , label, , , reports = 0, others = []]) => ({
    label,
    others: others.filter(([, , , hidden]) => !hidden).map(([name]) => name),
    reports,
  }));
}

const without = (letters, at) => [...letters.slice(0, at), ...letters.slice(at + 1)].join("");

/** What may be meant by `letters`: one of them less, or two neighbours the other way round. */
const slips = (letters) =>
  letters.flatMap((letter, at) => [
    without(letters, at),
    [...letters.slice(0, at), letters[at + 1], letter, ...letters.slice(at + 2)].join(""),
  ]);

// How far a beginning is from that of the word: 0, 1, or too far. Only a beginning of three letters or more may differ in one of
// them, or have one that the word lacks: with fewer there would be nothing alike, and any file would do.
function astray(beginning, word, meant) {
  if (word.startsWith(beginning)) return 0;
  if (meant.some((one) => one.startsWith(beginning))) return 1;
  const [letters, start] = [[...beginning], [...word]];
  if (letters.length < 3) return 2;
  const differing = letters.filter((letter, at) => letter !== start[at]).length;
  return differing === 1 || letters.some((_, at) => word.startsWith(without(letters, at))) ? 1 : 2;
}
