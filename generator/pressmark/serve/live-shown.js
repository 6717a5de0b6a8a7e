// What the preview lays over a page: the problems of the last build, and what is to be known of the search. The words of
// problems come from the archive's files: they become text, never markup.

import { remember, remembered } from "./live-kept.js";

let overlay = null;
let latest = null;
let hiddenAttempt = 0;

/** Lays the problems of `state` over the page; takes away those of an earlier one. */
export function showProblems(state) {
  latest = state;
  if (overlay) overlay.remove();
  overlay = null;
  if (!state.count || state.attempt === hiddenAttempt) return;
  overlay = beside("pressmark-problems", panel(state));
}

/** Puts something of the preview's own on the page, apart from the page's styles. */
function beside(id, content) {
  const host = document.createElement("div");
  host.id = id;
  host.hidden = true; // until its style sheet is there
  const styles = element("link");
  styles.rel = "stylesheet";
  styles.addEventListener("load", () => (host.hidden = false));
  styles.href = new URL("live.css", import.meta.url).href;
  host.attachShadow({ mode: "open" }).append(styles, content);
  document.body.append(host);
  return host;
}

function hide() {
  hiddenAttempt = latest.attempt;
  showProblems(latest);
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && overlay) hide();
});

function panel(state) {
  const box = element("section", "panel");
  box.setAttribute("role", "alert");
  box.tabIndex = 0; // it may scroll, so the keyboard must reach it
  const head = element("header");
  const words = element("div");
  const many = state.count === 1 ? "1 problem" : `${state.count} problems`;
  words.append(
    element("h2", "", `The archive could not be built: ${many}`),
    element("p", "quiet", "What you see is the last good version. This goes away when the problems are mended."),
  );
  const button = element("button", "", "Hide");
  button.type = "button";
  button.addEventListener("click", hide);
  head.append(words, button);
  const list = element("ol");
  list.append(...state.problems.map((problem, number) => item(problem, `open/${state.attempt}/${number}`)));
  box.append(head, list);
  const rest = state.count - state.problems.length;
  if (rest > 0) box.append(element("p", "quiet", `${rest} more: see the terminal.`));
  return box;
}

function item(problem, opener) {
  const row = element("li");
  const place = element("p", "where", [where(problem), problem.code].filter(Boolean).join(" · "));
  if (problem.opening) place.append(" ", opening(problem.opening, opener));
  row.append(place);
  row.append(element("p", "message", problem.message));
  if (problem.excerpt.trim()) row.append(excerpt(problem));
  if (problem.hint) row.append(element("p", "hint", `What to do: ${problem.hint}`));
  return row;
}

// The editor opens by an address of its own, or the preview is asked to start it.
function opening(address, opener) {
  const words = "Open in the editor";
  if (address !== "here") {
    const link = element("a", "", words);
    link.href = address;
    return link;
  }
  const button = element("button", "", words);
  button.type = "button";
  button.addEventListener("click", async () => {
    const answer = await fetch(new URL(opener, import.meta.url), { method: "POST" }).catch(() => null);
    if (!answer?.ok) button.textContent = "The editor did not open: see the terminal";
  });
  return button;
}

function where({ path, line, column }) {
  if (!path || !line) return path;
  return column ? `${path}, line ${line}, column ${column}` : `${path}, line ${line}`;
}

function excerpt(problem) {
  const signs = Array.from(problem.excerpt); // columns count code points, strings count halves of them
  const start = Math.max(0, problem.column - 1);
  const end = start + problem.length;
  const box = element("pre");
  box.dir = "auto";
  box.append(
    signs.slice(0, start).join(""),
    element("mark", "", signs.slice(start, end).join("") || " "),
    signs.slice(end).join(""),
  );
  return box;
}

function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

const SEARCH = {
  stale: "The search does not know your last edit yet. It is being brought up to date; this page will show it.",
  none: "The search is being made for the first time. This page asks again when it is there.",
  failed: "The search could not be brought up to date: see the terminal. What it finds is of an earlier state.",
  fresh: "The search is up to date.",
};
const staleKey = `pressmark-preview-stale:${location.pathname}`;
let note = null;
let noteTimer = 0;

/** Says what the search is worth, where that is not what readers would think. */
export function tellOfSearch({ search, index: standing }) {
  clearTimeout(noteTimer);
  if (search === "stale") {
    // Most edits change nothing that is searched for; that is found out in a moment.
    noteTimer = setTimeout(() => {
      remember(staleKey, "true");
      showNote(standing ? SEARCH.stale : SEARCH.none);
    }, 400);
  } else if (search === "failed") {
    showNote(SEARCH.failed);
  } else if (remembered(staleKey) || note) {
    showNote(SEARCH.fresh);
    noteTimer = setTimeout(() => showNote(""), 6000);
  }
}

function showNote(words) {
  note?.remove();
  note = null;
  if (!words) return;
  note = beside("pressmark-search", element("p", "note", words));
  note.shadowRoot.querySelector("p").setAttribute("role", "status");
}
