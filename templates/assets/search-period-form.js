// The form of the period: two dates, as precise as the reader likes.

import { readDate } from "./search-dates.js";
import { clip, say, says } from "./search-says.js";

const box = document.getElementById("search-period");
const [from, to] = ["from", "to"].map((name) => document.getElementById(`search-${name}`));

/** Puts the period of `state` into the fields. */
export function showPeriod(state) {
  from.value = state.from;
  to.value = state.to;
}

/** The period in words, as it stands among what was chosen; empty without one. */
export function periodWords({ from: first, to: last }) {
  if (!first && !last) return "";
  const form = first && last ? says.period_both : first ? says.period_from : says.period_to;
  const words = first === last ? first : say(form, { first, last });
  return say(says.choice, { label: box.querySelector("summary").textContent, value: words });
}

/** Calls `choose(from, to)` with the dates that the reader has set, or `refuse(sentence)` when one is none. */
export function onPeriod(choose, refuse) {
  const set = () => {
    for (const field of [from, to]) {
      const wrong = field.value.trim() && !readDate(field.value);
      field.setAttribute("aria-invalid", String(Boolean(wrong)));
      if (!wrong) continue;
      refuse(say(says.no_date, { value: clip(field.value.trim()) }));
      field.focus();
      return;
    }
    const dates = [from, to].map((field) => readDate(field.value)?.text ?? "");
    // The other way round, the reader means the same.
    if (dates[0] && dates[1] && readDate(dates[0]).first > readDate(dates[1]).last) dates.reverse();
    box.open = false;
    box.querySelector("summary").focus();
    choose(...dates);
  };
  box.querySelector("button").addEventListener("click", set);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.localName !== "input" || event.isComposing) return;
    event.preventDefault(); // Enter in a field of the form would search for the words instead.
    set();
  });
}
