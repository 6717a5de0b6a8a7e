// Names before words: looks in the index of names (generator/pressmark/search/names.py), a trie in small files.

import { folding } from "./search-folding.js";
import { get } from "./search-line.js";

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
    const loading = get(`search/${path}`).then((answer) => answer.json());
    loading.catch(() => files.delete(path));
    files.set(path, loading);
  }
  return files.get(path);
}

/** The file for words that begin with `beginning`, or a further part of it. */
export function fileOf(beginning, part = 0) {
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
