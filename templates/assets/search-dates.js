// What a reader writes as a date.

const DATE = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;

/** A number in two digits. */
export const two = (number) => String(number).padStart(2, "0");

/** The last day of a month. */
export const lastOf = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

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
