// How many of the pages found belong to each year.

import { ask, counted } from "./search-engine.js";
import { sought } from "./search-words.js";

/**
 * The number of pages by year. Pagefind counts what has the words; where pages were left out of that, those that remain are
 * asked for year by year. Nothing while it is not known which they are.
 */
export async function yearsOf(found, asked, filters) {
  const words = sought(asked);
  if (!found.sure || !found.pages.length) return {};
  const counts = (await counted(words, filters, ["year"])).year ?? {};
  if (!(asked.phrases.length + asked.without.length + asked.withoutPhrases.length)) return counts;
  const left = new Set(found.pages.map(({ id }) => id));
  const years = Object.keys(counts).filter((year) => counts[year]);
  const numbers = await Promise.all(
    years.map(async (year) => {
      const { results } = await ask(words, { filters: { all: [...filters.all, { year }] } });
      return results.filter(({ id }) => left.has(id)).length;
    }),
  );
  return Object.fromEntries(years.map((year, at) => [year, numbers[at]]));
}
