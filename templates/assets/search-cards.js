// Names that were found, before any page: each as a card that tells it apart from others.

import { ROOT } from "./search-line.js";
import { count, make, say, says } from "./search-says.js";

const SHOWN = 6; // Cards shown at once; the others come when they are asked for,
const BEARERS = 50; // but whoever bears exactly the name that was typed is shown.

const section = document.getElementById("search-names");
const list = document.getElementById("search-cards");
const more = document.getElementById("search-more-names");

/** Shows the cards of `found` (search-names.js); `within` is called with the name whose reports are to be searched. */
export function showCards(found, within) {
  const bearers = found.filter(({ exact }) => exact).length;
  const shown = Math.max(SHOWN, Math.min(BEARERS, bearers));
  list.replaceChildren(...found.slice(0, shown).map((name) => card(name, within)));
  section.hidden = !found.length;
  const left = found.slice(shown);
  more.hidden = !left.length;
  more.textContent = say(says.more_names, { number: count(left.length) });
  more.onclick = () => {
    list.append(...left.map((name) => card(name, within)));
    more.hidden = true;
    list.children[shown].querySelector("a").focus();
  };
}

function card(name, within) {
  const link = make("a", { href: new URL(`./${name.address}`, ROOT).href, dir: "auto" }, name.label);
  const lines = [make("p", { className: "row-title" }, link, " ", make("span", { className: "search-type" }, name.typeLabel))];
  if (name.matched) lines.push(make("p", { className: "search-matched" }, ...matched(name.matched)));
  if (name.facts) lines.push(make("p", { className: "row-facts" }, name.facts));
  if (name.line) lines.push(make("p", { className: "search-line-of", dir: "auto" }, name.line));
  if (name.reports && name.type !== "source") {
    const button = make("button", { type: "button" }, says.within);
    button.setAttribute("aria-label", say(says.within_name, { name: name.label }));
    button.addEventListener("click", () => within(name));
    lines.push(button);
  }
  return make("li", { className: "row search-card" }, ...lines);
}

// “also Владимир Путин”, or the archive's own word for what kind of name it is.
function matched({ name, language, kind }) {
  const words = make("b", { dir: "auto" }, name);
  if (language) words.lang = language;
  const [before, after = ""] = say(kind ? says.matched_kind : says.matched, { kind, name: "\u0001" }).split("\u0001");
  return [before, words, after];
}
