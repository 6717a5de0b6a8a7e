// How many pages have which value.

import { places, valuesOf } from "./search-index.js";

/** The number of those of `found` that have each value of the filter `key`, by value; of all pages, without `found`. */
export async function counts(key, found) {
  const [values, place] = await Promise.all([valuesOf(key), places()]);
  const counted = found && new Set(found.map(({ id }) => place.get(id)));
  const count = (its) => (counted ? its.filter((one) => counted.has(one)).length : its.length);
  return Object.fromEntries([...values].map(([value, its]) => [value, count(its)]));
}
