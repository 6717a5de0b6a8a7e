// The years of what was found, as bars; each is a button that narrows the search to its years.

import { count, make, say, says } from "./search-says.js";

const NARROWEST = 34; // Pixels: room for a finger, and for the year below.
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

const box = document.getElementById("search-years");

/**
 * Shows `counts`, pages by year; `chosen` is the period as [from, to], texts or empty. `choose(from, to)` is called with the
 * years of the bar that was pressed, or with empty texts when it was chosen already.
 */
export function showYears(counts, chosen, choose) {
  const years = Object.keys(counts).filter((year) => counts[year]).map(Number).sort((one, other) => one - other);
  box.hidden = years.length < 2;
  if (box.hidden) return;
  const list = box.querySelector("ul");
  const bars = spans(years, list.clientWidth || 600, chosen).map(([first, last]) => ({
    first,
    last,
    number: years.filter((year) => first <= year && year <= last).reduce((sum, year) => sum + counts[year], 0),
  }));
  const most = Math.max(...bars.map(({ number }) => number));
  list.replaceChildren(...bars.map((bar) => shown(bar, most, chosen, choose)));
}

// The spans of the bars: as many years each as the width asks for; within one chosen bar, its own years.
function spans(years, width, [from, to]) {
  let [first, last] = [years[0], years.at(-1)];
  for (;;) {
    const step = STEPS.find((one) => (last - first + 1) / one <= Math.max(4, width / NARROWEST)) ?? STEPS.at(-1);
    const start = Math.floor(first / step) * step;
    const [chosenFirst, chosenLast] = [from || first, to || last].map((date) => Number(String(date).slice(0, 4)));
    const inside = Math.floor(chosenFirst / step) * step;
    if (step === 1 || chosenLast >= inside + step || (!from && !to)) {
      return Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, at) => [
        start + at * step,
        start + (at + 1) * step - 1,
      ]);
    }
    [first, last] = [inside, inside + step - 1];
  }
}

function shown({ first, last, number }, most, [from, to], choose) {
  const span = first === last ? String(first) : say(says.period_both, { first, last });
  const [start, end] = [from || "0000", to || "9999"].map((date) => Number(date.slice(0, 4)));
  const within = (from || to) && start <= last && first <= end;
  const exact = from === String(first) && to === String(last);
  const button = make("button", { type: "button", disabled: !number && !within });
  button.setAttribute("aria-label", say(says.counted, { value: span, number: count(number) }));
  button.setAttribute("aria-pressed", String(Boolean(within)));
  button.title = say(says.counted, { value: span, number: count(number) });
  const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  bar.setAttribute("viewBox", "0 0 1 100");
  bar.setAttribute("preserveAspectRatio", "none");
  bar.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const height = number ? Math.max(4, Math.round((100 * number) / most)) : 0;
  for (const [key, value] of Object.entries({ y: 100 - height, width: 1, height })) rect.setAttribute(key, value);
  bar.append(rect);
  button.append(bar, make("span", { ariaHidden: "true" }, String(first)));
  button.addEventListener("click", () => (exact ? choose("", "") : choose(pad(first), pad(last))));
  return make("li", {}, button);
}

const pad = (year) => String(year).padStart(4, "0");
