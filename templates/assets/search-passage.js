// The passage of a page that shows why it was found, and the paragraph it stands in.
//
// Pagefind's own excerpt is HTML in which "&lt;" may be a sign of the text or an escape, and it knows nothing of
// paragraphs. So the passage is cut here, from the page's words, the places of the hits among them, and the places of
// the anchors (generator/pressmark/search/document.py puts one before each paragraph). All of it stays text.

import { IDEOGRAPH } from "./search-query.js";

const START = "-"; // The anchor of what follows the title: no place on the page.
const ALIASES = "+"; // The anchor of words written otherwise than on the page, behind everything on it.
const BEFORE = 8; // Words shown before the first hit.
const JOINT = "\u2060"; // Stands alone where the page has no space: Pagefind was to see two words.

/**
 * @param data what Pagefind gives for one result
 * @returns {{anchor: string, runs: {text: string, hit: boolean}[], cutBefore: boolean, cutAfter: boolean}}
 *   the stretches of the passage in order; `anchor` is empty where it stands in no paragraph of its own
 */
export function passage(data) {
  const { glue, width } = split(data);
  const all = merged(sections(data));
  const body = Math.max(0, all.findIndex(({ id }) => id === START));
  const best = densest(data.weighted_locations, all, body, width);
  const whole = { id: START, start: all[body].start, pieces: all.slice(body).flatMap((one) => one.pieces) };
  const { id, pieces, start } = best?.section ?? whole;
  let from = best ? Math.max(0, best.place - start - BEFORE) : 0;
  const to = Math.min(pieces.length, from + width);
  from = Math.max(0, Math.min(from, to - width));
  return {
    anchor: id === START ? "" : id,
    runs: runs(pieces.slice(from, to), glue, new Set(data.locations.map((place) => place - start - from))),
    cutBefore: from > 0,
    cutAfter: to < pieces.length,
  };
}

// Names and the summary, which follow the title, are apart where a phrase is looked for; shown, they are one.
function merged(all) {
  const found = [];
  for (const section of all) {
    const last = found.at(-1);
    if (section.id === START && last?.id === START) last.pieces = [...last.pieces, ...section.pieces];
    else found.push({ ...section });
  }
  return found;
}

/**
 * `data` with the places of words that were found written otherwise than they stand on the page (“strasse” for “Straße”).
 * `plain` folds a text into words.
 */
export function located(data, plain) {
  const from = data.anchors.find(({ id }) => id === ALIASES)?.location ?? Infinity;
  const { pieces } = split(data);
  const wanted = new Set(data.locations.filter((place) => place >= from).map((place) => bare(pieces[place] ?? "")));
  if (!wanted.size) return data;
  const places = [...new Set([...data.locations, ...pieces.keys()])].filter(
    (place) => place < from && (data.locations.includes(place) || plain(pieces[place]).some((word) => wanted.has(word))),
  );
  const found = new Map(data.weighted_locations.map((hit) => [hit.location, hit]));
  const weighted = places.map((location) => found.get(location) ?? { location, balanced_score: 1 });
  return { ...data, locations: places, weighted_locations: weighted };
}

const bare = (piece) => piece.replace(/[^\p{L}\p{N}]/gu, "");

/** The title, what follows it, and each paragraph, as {id, start, pieces}: `start` is the place of its first piece. */
export function sections(data) {
  const { pieces } = split(data);
  const anchors = [...data.anchors].sort((one, other) => one.location - other.location);
  const starts = [{ id: "", location: 0 }, ...anchors];
  const all = starts.map(({ id, location }, at) => ({
    id,
    start: location,
    pieces: pieces.slice(location, starts[at + 1]?.location ?? pieces.length),
  }));
  return all.filter(({ id }) => id !== ALIASES);
}

// Where the language has no spaces, Pagefind puts a zero-width space between words, in `raw_content` alone.
function split(data) {
  if (data.raw_content.includes("\u200b")) {
    const text = data.raw_content.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return { pieces: text.split("\u200b"), glue: "", width: 60 };
  }
  const pieces = data.content.split(/\s+/);
  // An ideograph takes less room than a word.
  return { pieces, glue: " ", width: 2 * pieces.filter((one) => IDEOGRAPH.test(one)).length > pieces.length ? 60 : 32 };
}

// The hit after the title from which on most is hit within `width` words of one section.
function densest(hits, all, body, width) {
  let best;
  for (const section of all.slice(body)) {
    const end = section.start + section.pieces.length;
    const inside = hits.filter(({ location }) => location >= section.start && location < end);
    inside.sort((one, other) => one.location - other.location);
    for (const { location } of inside) {
      const near = inside.filter((hit) => hit.location >= location && hit.location < location + width);
      const sum = near.reduce((total, hit) => total + hit.balanced_score, 0);
      if (!best || sum > best.sum) best = { sum, place: location, section };
    }
  }
  return best;
}

// The word of a hit, apart from the quotation marks and full stops around it.
const WORD = /^([^\p{L}\p{M}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su;

function runs(pieces, glue, hits) {
  const found = [];
  const add = (text, hit) => {
    if (!text) return;
    const last = found.at(-1);
    if (last && last.hit === hit) last.text += text;
    else found.push({ text, hit });
  };
  for (const [at, piece] of pieces.entries()) {
    if (at && !joined(pieces[at - 1], piece)) add(glue, false);
    if (piece === JOINT) continue;
    const [, before, word, after] = hits.has(at) ? WORD.exec(piece) : ["", piece, "", ""];
    add(before, false);
    add(word, true);
    add(after, false);
  }
  return found;
}

// Ideographs were set apart so that each can be found; on the page they stand together.
function joined(one, other) {
  if (one === JOINT || other === JOINT) return true;
  return IDEOGRAPH.test(one.at(-1) ?? "") && IDEOGRAPH.test(String.fromCodePoint(other.codePointAt(0) ?? 32));
}
