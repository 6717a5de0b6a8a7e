// The known name nearest to a word that the archive does not have.

import { names, near } from "./search-names.js";

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
