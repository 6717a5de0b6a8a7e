// What the reader asks for, and the address that says it: ?q=flood&person=Jane+Roe&from=1953&order=newest&shown=30

import { readDate } from "./search-dates.js";

export const STEP = 10; // Results shown at a time,
const MOST = 200; // and at most when an address asks for more: each is a file to be fetched.

export const ORDERS = ["relevance", "newest", "oldest"];

/** The state that the address `search` (`?…`) says; `keys` are the filters this archive has. Never fails. */
export function read(search, keys) {
  const given = new URLSearchParams(search);
  const chosen = new Map();
  for (const key of keys) {
    const values = [...new Set(given.getAll(key))].filter((value) => value.trim());
    if (values.length) chosen.set(key, values);
  }
  const order = given.get("order");
  const shown = Number.parseInt(given.get("shown"), 10) || STEP;
  return {
    words: (given.get("q") ?? "").trim(),
    chosen,
    from: readDate(given.get("from") ?? "")?.text ?? "",
    to: readDate(given.get("to") ?? "")?.text ?? "",
    order: ORDERS.includes(order) ? order : "relevance",
    shown: Math.min(MOST, Math.max(STEP, shown)),
  };
}

/** The address of `state`, beginning with `?`; only `?` when nothing is asked for. */
export function write({ words, chosen, from, to, order, shown }) {
  const given = new URLSearchParams();
  if (words) given.set("q", words);
  for (const [key, values] of chosen) for (const value of values) given.append(key, value);
  if (from) given.set("from", from);
  if (to) given.set("to", to);
  if (order !== "relevance") given.set("order", order);
  if (shown > STEP) given.set("shown", Math.min(MOST, shown));
  return `?${given}`;
}

/** `chosen` with one value more. */
export const withValue = (chosen, key, value) =>
  new Map(chosen).set(key, [...new Set([...(chosen.get(key) ?? []), value])]);

/** `chosen` with one value less. */
export function withoutValue(chosen, key, value) {
  const left = new Map(chosen).set(key, chosen.get(key).filter((other) => other !== value));
  if (!left.get(key).length) left.delete(key);
  return left;
}
