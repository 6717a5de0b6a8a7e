// What the reader has done to an open page, kept while it is loaded anew: the place on it, words typed, boxes opened,
// lists put into another order.

const KEY = `pressmark-preview-kept:${location.pathname}`;

/** Keeps everything for `restore`, which the page calls when it comes again. */
export function keep() {
  remember(KEY, JSON.stringify({ place: [scrollX, scrollY], ...hands() }));
}

export function remember(key, value) {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the page reloads all the same.
  }
}

export function remembered(key) {
  try {
    const value = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return value;
  } catch {
    return null;
  }
}

/** Puts back what was kept; nothing when nothing was. */
export function restore() {
  const kept = remembered(KEY);
  if (!kept) return;
  const { place, ...left } = JSON.parse(kept);
  restoreHands(left);
  restorePlace(place);
}

// What scripts add comes later, and with it the place on the page. A reader who moves is not moved back.
function restorePlace([left, top]) {
  const latest = performance.now() + 3000;
  const moved = new AbortController();
  for (const act of ["wheel", "keydown", "pointerdown", "touchstart"]) {
    addEventListener(act, () => moved.abort(), { once: true, passive: true, signal: moved.signal });
  }
  const go = () => {
    if (moved.signal.aborted) return;
    scrollTo({ left, top, behavior: "instant" });
    if (Math.abs(scrollY - top) > 1 && performance.now() < latest) requestAnimationFrame(go);
    else if (document.readyState !== "complete") addEventListener("load", go, { once: true });
  };
  go();
}

const FIELDS = "input:not([type=hidden], [type=password], [type=file]), select, textarea";
const BOXES = "details";
const PRESSED = "button[aria-pressed]";

/** Elements by a name that they keep when the page is built anew: their words, or their id. */
function named(selector) {
  const found = new Map();
  for (const one of document.querySelectorAll(selector)) {
    const words = one.id || one.name || one.getAttribute("aria-label");
    const label = words || (one.querySelector("summary") ?? one).textContent.trim().slice(0, 80);
    let key = `${one.localName} ${label}`;
    while (found.has(key)) key += "+";
    found.set(key, one);
  }
  return found;
}

/** Whether a field holds something else than the page gave it. */
function touched({ options, selectedIndex, value, defaultValue, checked, defaultChecked }) {
  if (!options) return value !== defaultValue || checked !== defaultChecked;
  return selectedIndex !== Math.max(0, [...options].findIndex((option) => option.defaultSelected));
}

function hands() {
  const all = (selector, keep) => [...named(selector)].map(([key, one]) => [key, keep(one)]);
  return {
    fields: all(FIELDS, (one) => touched(one) && [one.value, one.checked]).filter(([, left]) => left),
    boxes: all(BOXES, ({ open }) => open),
    pressed: all(PRESSED, (one) => one.ariaPressed),
    focus: [...named(`${FIELDS}, a, button, summary`)].find(([, one]) => one === document.activeElement)?.[0],
    caret: document.activeElement?.selectionStart ?? null,
  };
}

function restoreHands({ fields, boxes, pressed, focus, caret }) {
  const now = [BOXES, FIELDS, PRESSED].map(named);
  for (const [key, open] of boxes) if (now[0].has(key)) now[0].get(key).open = open;
  for (const [key, [value, checked]] of fields) {
    const field = now[1].get(key);
    if (!field || (field.value === value && field.checked === checked)) continue;
    field.value = value;
    field.checked = checked;
    for (const act of ["input", "change"]) field.dispatchEvent(new Event(act, { bubbles: true }));
  }
  for (const [key, state] of pressed) {
    const button = now[2].get(key);
    if (state === "true" && button && button.ariaPressed !== state) button.click();
  }
  const focused = named(`${FIELDS}, a, button, summary`).get(focus);
  if (!focused) return;
  focused.focus({ preventScroll: true });
  if (caret !== null && focused.type !== "checkbox") focused.setSelectionRange?.(caret, caret);
}
