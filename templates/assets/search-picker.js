// A field to choose one of thousands of values by typing: a list of the nearest below it, by keys or by pointer.

import { make } from "./search-says.js";

const SHOWN = 12; // Values shown at a time.
let number = 0;

/**
 * @param label what the field is called
 * @param find gives for what is typed (perhaps nothing) the values that fit, the best first, as a promise of
 *   {value, words, note}[]
 * @param choose is called with the value that was chosen, `refuse` with words that fit none
 * @param kept the `text` and the `marked` value of the field that this one replaces
 */
export function picker(label, find, choose, refuse, kept) {
  const id = `search-picker-${(number += 1)}`;
  const field = make("input", { type: "text", autocomplete: "off", dir: "auto", role: "combobox" });
  const list = make("ul", { id, role: "listbox", className: "search-options" });
  list.setAttribute("aria-label", label);
  for (const [key, value] of Object.entries({ label, controls: id, autocomplete: "list" })) {
    field.setAttribute(`aria-${key}`, value);
  }
  let options = [];
  let offered; // What was typed when they were offered.
  let at = -1;
  let turn = 0;

  const mark = (next) => {
    at = next;
    for (const [place, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(place === at));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `${id}-${at}`);
  };

  const offer = async (marked) => {
    const own = (turn += 1);
    const text = field.value;
    const found = (await find(text)).slice(0, SHOWN);
    if (own !== turn) return;
    [options, offered] = [found, text];
    list.replaceChildren(...found.map(option));
    field.setAttribute("aria-expanded", String(found.length > 0));
    const before = found.findIndex(({ value }) => value === marked);
    mark(before < 0 && text.trim() && found.length ? 0 : before);
  };

  const option = ({ value, words, note }, place) => {
    const item = make("li", { id: `${id}-${place}`, role: "option" }, make("span", { dir: "auto" }, words));
    item.dataset.value = value;
    if (note) item.append(" ", make("small", { dir: "auto" }, note));
    // Before the field loses the focus, which would close the box on some devices.
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(value));
    return item;
  };

  field.addEventListener("input", () => offer());
  field.addEventListener("keydown", async (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      while (offered !== field.value) await offer(); // The keys are quicker than the list.
      if (options.length) mark((event.key === "ArrowDown" ? at + 1 : Math.max(at, 0) + options.length - 1) % options.length);
    } else if (event.key === "Enter") {
      event.preventDefault(); // Enter in a field of the form would search for the words instead.
      if (offered !== field.value) await offer();
      if (at >= 0) choose(options[at].value);
      else if (field.value.trim()) refuse(field.value.trim());
    }
  });
  field.value = kept?.text ?? "";
  offer(kept?.marked);
  return make("div", { className: "search-picker" }, field, list);
}
