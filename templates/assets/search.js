// The search page: words, filters, period and order in; names and pages out; all of it in the page's address.
//
// Names need little and come first. What finds reports is several times larger and fetched when it is needed.

import { showCards } from "./search-cards.js";
import { checkLine, patiently } from "./search-line.js";
import { findNames } from "./search-names.js";
import { go, hasWords, isNarrowed, onQuestion, question, stopTyping, take } from "./search-question.js";
import { clip, make, says } from "./search-says.js";
import { withValue } from "./search-state.js";
import { clear, elements, tell } from "./search-status.js";

const PAUSE = 300; // Milliseconds without a key until what is typed is searched for.
const AHEAD = 250; // Milliseconds that names have to be found in before words are looked for.

// All that search-reports.js needs: asked for at once, and not one after the other as each is found to need the next.
const LATER =
  "reports counts engine filters found histogram index nearest passage period period-form phrases picker results words".split(" ");

const EAST_ASIAN = /[\u3040-\u9fff\uac00-\ud7af]/;

/** Stands in for search-reports.js where no report is asked for. */
const NO_REPORTS = {
  show: () => {},
  search: async () => clear(),
  finish: async () => tell(question.state.words ? says.need_words : ""),
};

const { input, tools, order, found: section } = elements;
const title = document.title;

let reports; // search-reports.js, once it is there;
let loading; // and while it comes.
let broken = false; // It could not be had.
let latest = 0; // The number of the last question: answers to earlier ones come too late.
let pause;

function load() {
  loading ??= loaded();
  loading.catch(() => (broken = true));
  return loading;
}

async function loaded() {
  for (const part of LATER) {
    const href = new URL(`search-${part}.js`, import.meta.url).href;
    document.head.append(make("link", { rel: "modulepreload", href }));
  }
  reports = await import("./search-reports.js");
  return reports;
}

async function run() {
  const turn = (latest += 1);
  const late = () => turn !== latest;
  const { words } = question.state;
  document.title = words ? `${clip(words)} – ${title}` : title;
  order.value = question.state.order;
  const before = reports;
  before?.show();
  section.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell(says.searching), 400);
  try {
    // Names are a few small files: they come first, and their cards too.
    const looking = lookForNames(late);
    if (question.parsed.name) await Promise.race([looking, new Promise((done) => setTimeout(done, AHEAD))]);
    if (late()) return;
    const finder = reports ?? (hasWords() || isNarrowed() ? await patiently(load()) : NO_REPORTS);
    if (late()) return;
    if (!before) finder.show();
    const [names] = await Promise.all([looking, finder.search(late)]);
    clearTimeout(slow);
    if (!late()) await finder.finish(names, late);
  } catch {
    if (!late()) fail();
  } finally {
    clearTimeout(slow);
    if (!late()) section.removeAttribute("aria-busy");
  }
}

/** Finds and shows names: `all` of them, and those that are `shown` because they are of the kinds asked for. */
async function lookForNames(late) {
  const kinds = question.state.chosen.get("kind");
  const all = question.parsed.name ? await patiently(findNames(question.parsed.name)) : [];
  const shown = kinds ? all.filter((name) => kinds.includes(name.typeLabel)) : all;
  if (!late()) showCards(shown, within);
  return { all, shown };
}

/** Searches the reports that name somebody: all of them until the reader types. */
function within({ type, value }) {
  input.value = "";
  go({ words: "", chosen: withValue(question.state.chosen, type, value) });
  input.focus();
}

function fail() {
  reports?.drop();
  clear();
  tell(says.failed, true);
}

function submit(event) {
  event.preventDefault();
  clearTimeout(pause);
  go({ words: input.value.trim() });
  // A browser may keep a failed import for good: with the line back, the page begins anew.
  if (broken) checkLine().then(() => location.reload()).catch(() => {});
}

function type({ isComposing }) {
  load().catch(() => {}); // Until the words are there, what finds them may be.
  clearTimeout(pause);
  if (isComposing && EAST_ASIAN.test(input.value)) return; // The signs are still being chosen.
  pause = setTimeout(() => {
    const words = input.value.trim();
    // One or two letters of an alphabet begin too many words to be meant; one sign of Chinese is a word.
    const few = words && words.length < 3 && !EAST_ASIAN.test(words);
    if (!few && words !== question.state.words) go({ words }, { typed: true });
  }, PAUSE);
}

function restore() {
  clearTimeout(pause);
  const answered = take();
  input.value = question.state.words;
  return answered;
}

/** A box that was opened before it could be filled. */
async function opened() {
  if (!reports) await load().then(({ opened }) => opened()).catch(fail);
}

onQuestion(run);
elements.form.addEventListener("submit", submit);
input.addEventListener("input", type);
input.addEventListener("compositionend", type);
input.addEventListener("change", stopTyping);
order.addEventListener("change", () => go({ order: order.value }));
tools.addEventListener("toggle", opened, { capture: true });
window.addEventListener("popstate", restore);

tools.hidden = false;
section.hidden = false;
restore();
if (!question.state.words && !isNarrowed()) input.focus({ preventScroll: true });
