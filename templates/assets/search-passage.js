// The passage of a page that shows why it was found, and the paragraph it stands in.
//
// Pagefind's own excerpt is HTML in which "&lt;" may be a sign of the text or an escape, and it knows nothing of
// paragraphs. So the passage is cut here, from the page's words, the places of the hits among them, and the places of
// the anchors (generator/pressmark/search/document.py puts one before each paragraph). All of it stays text.

const START = "-"; // The anchor of what follows the title: no place on the page.
const BEFORE = 8; // Words shown before the first hit.

/**
 * @param data what Pagefind gives for one result
 * @returns {{anchor: string, runs: {text: string, hit: boolean}[], cutBefore: boolean, cutAfter: boolean}}
 *   the stretches of the passage in order; `anchor` is empty where it stands in no paragraph of its own
 */
export function passage(data) {
  const { pieces, glue, width } = split(data);
  const anchors = [...data.anchors].sort((one, other) => one.location - other.location);
  const body = anchors.find((anchor) => anchor.id === START)?.location ?? 0;
  const best = densest(data.weighted_locations, body, width, anchors);
  let from = body;
  let to = Math.min(pieces.length, from + width);
  let section = { id: START, start: body, end: pieces.length };
  if (best !== undefined) {
    section = sectionOf(best, anchors, pieces.length);
    from = Math.max(section.start, best - BEFORE);
    to = Math.min(section.end, from + width);
    from = Math.max(section.start, Math.min(from, to - width));
  }
  return {
    anchor: best === undefined || section.id === START ? "" : section.id,
    runs: runs(pieces.slice(from, to), glue, new Set(data.locations.map((place) => place - from))),
    cutBefore: from > section.start,
    cutAfter: to < section.end,
  };
}

// Where the language has no spaces, Pagefind puts a zero-width space between words, in `raw_content` alone.
function split(data) {
  if (data.raw_content.includes("\u200b")) {
    const text = data.raw_content.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return { pieces: text.split("\u200b"), glue: "", width: 60 };
  }
  return { pieces: data.content.split(/\s+/), glue: " ", width: 32 };
}

function sectionOf(place, anchors, end) {
  const next = anchors.findIndex((anchor) => anchor.location > place);
  const own = anchors[(next < 0 ? anchors.length : next) - 1];
  return { id: own?.id ?? START, start: own?.location ?? 0, end: next < 0 ? end : anchors[next].location };
}

// The place of the hit after the title from which on most is hit within `width` words of one paragraph.
function densest(hits, body, width, anchors) {
  const after = hits.filter((hit) => hit.location >= body).sort((one, other) => one.location - other.location);
  let best;
  let most = 0;
  for (const [at, first] of after.entries()) {
    const end = Math.min(first.location + width, sectionOf(first.location, anchors, Infinity).end);
    let sum = 0;
    for (let next = at; next < after.length && after[next].location < end; next += 1) {
      sum += after[next].balanced_score;
    }
    if (best === undefined || sum > most) {
      best = first.location;
      most = sum;
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
    if (at) add(glue, false);
    const [, before, word, after] = hits.has(at) ? WORD.exec(piece) : ["", piece, "", ""];
    add(before, false);
    add(word, true);
    add(after, false);
  }
  return found;
}
