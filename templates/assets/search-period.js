// A period as values of the filters year, month and day.
//
// generator/pressmark/pages/finding/records.py gives each page the years it may belong to; its months, or only its years where
// no more is known; its days, or only its months. So a report that may fall into a period is found in it.

import { lastOf, readDate, two } from "./search-dates.js";

/**
 * A condition for Pagefind that holds for pages which may fall between two dates (texts that are dates, or empty), or
 * undefined where there is no period. `years` are the first and the last of the archive.
 */
export function condition(from, to, years) {
  if (!from && !to) return undefined;
  const first = readDate(from)?.first ?? `${years[0]}-01-01`;
  const last = readDate(to)?.last ?? `${years[1]}-12-31`;
  const values = { year: [], month: [], day: [] };
  const end = Math.min(Number(last.slice(0, 4)), Number(years[1]));
  for (let year = Math.max(Number(first.slice(0, 4)), Number(years[0])); year <= end; year += 1) {
    addYear(String(year).padStart(4, "0"), first, last, values);
  }
  const used = Object.entries(values).filter(([, list]) => list.length);
  // A period without any day has no page: a value that none has says so.
  return { any: (used.length ? used : [["year", ["\u0001"]]]).map(([key, any]) => ({ [key]: { any } })) };
}

function addYear(year, first, last, values) {
  if (first <= `${year}-01-01` && `${year}-12-31` <= last) {
    values.year.push(year);
    return;
  }
  if (first > last) return;
  values.month.push(year); // What is dated by the year alone may fall into any part of it.
  for (let number = 1; number <= 12; number += 1) {
    const month = `${year}-${two(number)}`;
    const [start, end] = [`${month}-01`, `${month}-${two(lastOf(Number(year), number))}`];
    if (first <= start && end <= last) values.month.push(month);
    else if (first <= end && start <= last) addMonth(month, Number(end.slice(8)), first, last, values);
  }
}

function addMonth(month, days, first, last, values) {
  values.day.push(month);
  for (let number = 1; number <= days; number += 1) {
    const day = `${month}-${two(number)}`;
    if (first <= day && day <= last) values.day.push(day);
  }
}
