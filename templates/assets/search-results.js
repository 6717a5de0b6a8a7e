// The list of pages found. What the index holds is unknown text, and stays text.

import { ROOT } from "./search-line.js";
import { names } from "./search-names.js";
import { located, passage } from "./search-passage.js";
import { language, make, says } from "./search-says.js";

/** One result as a line of the list. Rejects when what it says cannot be fetched. */
export async function row(result) {
  const [found, { plain }] = await Promise.all([result.data(), names()]);
  const data = located(found, plain);
  const { meta, filters } = data;
  const page = new URL(`./${data.raw_url}`, ROOT);
  const lang = filters.language?.[0] ?? language;
  const facts = [meta.date_words, meta.source ?? filters.source?.[0], meta.kind ?? filters.kind?.[0], meta.status];
  const link = make("a", { href: page.href, dir: "auto", lang }, titleOf(meta) || data.raw_url);
  return make(
    "li",
    { className: "row" },
    make("p", { className: "row-title" }, link),
    make("p", { className: "row-facts" }, ...facts.filter(Boolean).flatMap(fact)),
    quote(data, page, lang),
  );
}

// Each fact keeps to itself, whichever way it is written.
const fact = (words, at) => [at ? says.separator : "", make("bdi", {}, words)];

// The title of a name's page is not searched, the index of names finds it: it stands in signs that are no letters
// (generator/pressmark/search/document.py).
function titleOf(meta) {
  if (!meta.name) return meta.title;
  return new TextDecoder().decode(Uint8Array.from([...meta.name], (sign) => sign.codePointAt(0) - 0x2800));
}

// The passage leads to its paragraph, the title to the top of the page.
function quote(data, page, lang) {
  const { anchor, runs, cutBefore, cutAfter } = passage(data);
  const words = runs.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));
  if (cutBefore) words.unshift("… ");
  if (cutAfter) words.push(" …");
  const holder = anchor ? make("a", { href: page.href + landing(anchor, runs) }, ...words) : make("span", {}, ...words);
  return make("p", { className: "search-passage", dir: "auto", lang }, holder);
}

const MOST_MARKED = 4;

// The paragraph, and the words that the browser is to mark there (a text fragment; browsers without it go to the paragraph).
// The word before a hit goes with it, so that it is this place that is marked and not an earlier one.
function landing(anchor, runs) {
  const marked = runs.flatMap(({ text, hit }, at) => {
    if (!hit) return [];
    const before = /([\p{L}\p{M}\p{N}]+)[^\p{L}\p{M}\p{N}]*$/u.exec(runs[at - 1]?.text ?? "")?.[0].trim();
    const after = /^[^\p{L}\p{M}\p{N}]*([\p{L}\p{M}\p{N}]+)/u.exec(runs[at + 1]?.text ?? "")?.[0].trim();
    const context = before ? [`${encode(before)}-`, encode(text)] : [encode(text), ...(after ? [`-${encode(after)}`] : [])];
    return [`text=${context.join(",")}`];
  });
  return `#${encodeURIComponent(anchor)}:~:${marked.slice(0, MOST_MARKED).join("&")}`;
}

const encode = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
