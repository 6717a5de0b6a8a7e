// What Pagefind's files say and Pagefind does not: the pages by their dates, and the pages that have a value of a filter.
//
// Its files are CBOR behind a signature, packed with gzip. generator/pressmark/search/canonical.py knows their layout and makes
// sure of it; Pagefind itself fetches most of them too, so the browser has them already.

import { get } from "./search-line.js";
import { says } from "./search-says.js";

/** The folders of the indexes. There are several, each for a period, where there is too much for one. */
export const folders = Array.from({ length: says.parts }, (_, at) => (at ? `pagefind/${at + 1}/` : "pagefind/"));

const SIGNATURE = 12; // Bytes.
const GZIP = 0x1f; // The first byte of what is packed.
const PAGES = 1;
const FILTERS = 3;

let tag = String(Date.now()); // Told with the entry file, so that Pagefind and this file read the same one.
let lists;
let values = new Map();

/** Forgets everything, so that it is read anew. Gives a word that Pagefind is to ask for its entry file with. */
export function begin() {
  tag = String(Date.now());
  lists = undefined;
  values = new Map();
  return tag;
}

/** In which index a page stands, counted from 1. */
export const partOf = ({ id }) => Number(/^\d+(?=-)/.exec(id) ?? 1);

/** The place of each page in the order of dates, by its id; those without a date come first. */
export const places = async () => (await opened()).places;

/** The places of the pages that have each value of the filter `key`, by value. */
export async function valuesOf(key) {
  if (!values.has(key)) {
    const [reading, kept] = [opened().then(({ parts }) => readValues(parts, key)), values];
    reading.catch(() => kept.delete(key));
    kept.set(key, reading);
  }
  return values.get(key);
}

function opened() {
  lists ??= Promise.all(folders.map(readPages)).then(joined);
  lists.catch(() => (lists = undefined)); // The next question tries again.
  return lists;
}

async function readPages(folder) {
  const { languages } = await (await get(`${folder}pagefind-entry.json?ts=${tag}`)).json();
  const [{ hash }] = Object.values(languages); // All languages stand in one index.
  const meta = await read(`${folder}pagefind.${hash}.pf_meta`);
  return { folder, ids: meta[PAGES].map(([id]) => id), filters: new Map(meta[FILTERS]) };
}

function joined(read) {
  const places = new Map();
  const parts = read.map(({ folder, ids, filters }) => {
    const start = places.size;
    for (const id of ids) places.set(id, places.size);
    return { folder, filters, start };
  });
  return { places, parts };
}

async function readValues(parts, key) {
  const found = new Map();
  const having = parts.filter(({ filters }) => filters.has(key));
  const lists = await Promise.all(having.map(({ folder, filters }) => read(`${folder}filter/${filters.get(key)}.pf_filter`)));
  for (const [at, [, list]] of lists.entries()) {
    for (const [value, its] of list) found.set(value, [...(found.get(value) ?? []), ...its.map((one) => having[at].start + one)]);
  }
  return found;
}

async function read(path) {
  const packed = await (await get(path)).blob();
  const [first] = new Uint8Array(await packed.slice(0, 1).arrayBuffer());
  // Some servers unpack what is packed.
  const plain = first === GZIP ? packed.stream().pipeThrough(new DecompressionStream("gzip")) : packed;
  return decoded(new Uint8Array(await new Response(plain).arrayBuffer()).subarray(SIGNATURE));
}

/** The part of CBOR that Pagefind writes: whole numbers, texts and lists of known length. */
function decoded(bytes) {
  let at = 0;
  const number = (width) => {
    let sum = 0;
    for (const end = at + width; at < end; at += 1) sum = sum * 256 + bytes[at];
    return sum;
  };
  const item = () => {
    const [kind, short] = [bytes[at] >> 5, bytes[at] & 31];
    at += 1;
    const size = short < 24 ? short : number(1 << (short - 24));
    if (kind === 0) return size;
    if (kind === 4) return Array.from({ length: size }, item);
    if (kind !== 3) throw new Error("an unknown layout");
    at += size;
    return new TextDecoder().decode(bytes.subarray(at - size, at));
  };
  return item();
}
