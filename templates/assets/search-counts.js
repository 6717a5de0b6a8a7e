// How many pages have which value.

import { pages, valuesOf } from "./search-index.js";

/** The number of those of `found` that have each value of the filter `key`, by value; of all pages, without `found`. */
export async function counts(key, found) {
  const [values, { numbers }] = await Promise.all([valuesOf(key), pages()]);
  const counted = found && new Set(found.map(({ id }) => numbers.get(id)));
  const count = (its) => (counted ? its.filter((one) => counted.has(one)).length : its.length);
  return Object.fromEntries([...values].map(([value, its]) => [value, count(its)]));
}
