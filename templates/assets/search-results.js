// The list of pages found. What the index holds is unknown text, and stays text.

import { ROOT } from "./search-engine.js";
import { passage } from "./search-passage.js";
import { language, make, says } from "./search-says.js";

/** One result as a line of the list. Rejects when what it says cannot be fetched. */
export async function row(result) {
  const data = await result.data();
  const { meta, filters } = data;
  const page = new URL(`./${data.raw_url}`, ROOT);
  const lang = filters.language?.[0] ?? language;
  const facts = [meta.date_words, meta.source ?? filters.source?.[0], meta.kind ?? filters.kind?.[0], meta.status];
  const link = make("a", { href: page.href, dir: "auto", lang }, meta.title || data.raw_url);
  return make(
    "li",
    { className: "row" },
    make("p", { className: "row-title" }, link),
    make("p", { className: "row-facts" }, facts.filter(Boolean).join(says.separator)),
    quote(data, page, lang),
  );
}

// The passage leads to its paragraph, the title to the top of the page.
function quote(data, page, lang) {
  const { anchor, runs, cutBefore, cutAfter } = passage(data);
  const words = runs.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));
  if (cutBefore) words.unshift("… ");
  if (cutAfter) words.push(" …");
  if (anchor) page.hash = anchor;
  const holder = anchor ? make("a", { href: page.href }, ...words) : make("span", {}, ...words);
  return make("p", { className: "search-passage", dir: "auto", lang }, holder);
}
