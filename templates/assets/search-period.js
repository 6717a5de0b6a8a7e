// Periods: what a reader writes as a date, and a period as values of the filters year, month and day.
//
// generator/pressmark/pages/finding/periods.py gives each page the years it may belong to; its months, or only its years where
// no more is known; its days, or only its months. So a report that may fall into a period is found in it.

const DATE = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
const two = (number) => String(number).padStart(2, "0");
const lastOf = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** `written` as {text, first, last}: as ISO says it, its first and its last day; undefined when it is no date. */
export function readDate(written) {
  const [, year, month, day] = DATE.exec(written.trim()) ?? [];
  if (!year || month < 1 || month > 12 || day < 1 || day > lastOf(Number(year), Number(month))) return undefined;
  const text = [year, ...[month, day].filter(Boolean).map(Number).map(two)].join("-");
  const [start, end] = [month ?? 1, month ?? 12].map(Number);
  return {
    text,
    first: `${year}-${two(start)}-${two(day ?? 1)}`,
    last: `${year}-${two(end)}-${two(day ?? lastOf(Number(year), end))}`,
  };
}

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
