// The known name nearest to a word that the archive does not have.

import { fileOf, names } from "./search-names.js";
import { make, say, says } from "./search-says.js";
import { elements } from "./search-status.js";

/** Names the known name nearest to each unknown word; `address` gives the search for other words. */
export async function suggest(unknown, late, address) {
  const near = await Promise.all(unknown.slice(0, 3).map(nearestName));
  if (late()) return;
  const names = [...new Set(near.filter(Boolean))];
  const { suggestion } = elements;
  suggestion.replaceChildren();
  for (const name of names) {
    const [before, after = ""] = say(says.did_you_mean, { name: "\u0001" }).split("\u0001");
    const link = make("a", { href: address(name), dir: "auto" }, name);
    suggestion.append(make("span", {}, before, link, after), " ");
  }
}

/** The name that has a word most like `word`, or undefined when none is near. */
export async function nearestName(word) {
  const { plain, readings } = await names();
  const [wanted] = plain(word);
  if (!wanted) return undefined;
  const most = wanted.length < 5 ? 1 : 2;
  const away = (name) => Math.min(...readings(name).flat().map((one) => distance(wanted, one, most)));
  let best;
  for (const { label, others, reports } of await near(wanted)) {
    const own = away(label);
    const other = others.find((name) => away(name) < Math.min(own, most + 1));
    // Under its own name where that is near too.
    const found = { away: Math.min(own, other ? away(other) : own), name: own <= most ? label : other, reports };
    if (found.away > most) continue;
    if (!best || found.away < best.away || (found.away === best.away && found.reports > best.reports)) best = found;
  }
  return best?.name;
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour; more than `most` is all the same. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      next[at] = Math.min(next[at - 1] + 1, last[at] + 1, last[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        next[at] = Math.min(next[at], before[at - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}

const MOST_FILES = 6; // Files looked through for a name that is spelt otherwise.

// Names that may be like `word`, as {label, others, reports}: those of the files whose beginning is like its own.
async function near(word) {
  const { below } = await names();
  const meant = slips([...word]);
  const beginnings = below.split(" ").filter(Boolean).map((one) => ({ one, away: astray(one, word, meant) }));
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

// What may be meant by `letters`: one of them less, or two neighbours the other way round.
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
