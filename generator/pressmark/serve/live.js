// The live preview: keeps an open page up to date with the last finished build. Added to pages only while they are
// previewed; nothing of it is published.
//
// A browser opens only six connections to one host, so six pages each listening for themselves would leave none for
// a seventh. One page at a time holds a lock and listens for all; the others hear it over a broadcast channel. When
// it is closed, the browser gives the lock to the next.

import { keep, restore } from "./live-kept.js";
import { showProblems, tellOfSearch } from "./live-shown.js";

const script = document.querySelector('script[src$="/_pressmark/live.js"]');
const name = "pressmark-preview";

/** The build that this page shows; undefined on the page that stands in until there is one. */
let { build } = script.dataset;
/** The index that the search page looks into; undefined on all other pages. */
const { index } = script.dataset;
let latest = null;

function take(state) {
  latest = state;
  if (build === undefined) {
    if (String(state.attempt) !== script.dataset.attempt) reload();
    return;
  }
  if (state.build !== build) {
    if (!(state.styles && state.previous === build)) {
      reload();
      return;
    }
    swapStyles(state.build);
    build = state.build;
  }
  if (index !== undefined) {
    if (state.index !== index) {
      reload();
      return;
    }
    tellOfSearch(state);
  }
  showProblems(state);
}

function reload() {
  keep();
  location.reload();
}

function swapStyles(version) {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
    const address = new URL(link.href);
    if (address.origin !== location.origin || link.dataset.leaving) continue;
    address.searchParams.set("preview", version);
    const fresh = link.cloneNode();
    fresh.href = address.href;
    fresh.addEventListener("load", () => link.remove(), { once: true });
    link.dataset.leaving = "true";
    link.after(fresh);
  }
}

const channel = new BroadcastChannel(name);
let leading = false;

function lead() {
  leading = true;
  const source = new EventSource(new URL("events", import.meta.url));
  source.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    channel.postMessage({ state });
    take(state);
  });
  addEventListener("pagehide", () => source.close());
  return new Promise(() => {}); // never settled: the lock is held as long as the page lives
}

channel.addEventListener("message", ({ data }) => {
  if (data.state) take(data.state);
  else if (leading && latest) channel.postMessage({ state: latest });
});
channel.postMessage({ ask: true });
// Locks are not offered to pages that came over a network without encryption (a telephone beside the desk).
if (navigator.locks) navigator.locks.request(name, lead);
else lead();

// A page that the browser kept aside and shows again has lost its connection.
addEventListener("pageshow", (event) => {
  if (event.persisted) reload();
});

restore();
