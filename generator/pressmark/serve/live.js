// The live preview: keeps an open page up to date with the last finished build. Added to pages only while they are
// previewed; nothing of it is published.
//
// A browser opens only six connections to one host, so six pages each listening for themselves would leave none for
// a seventh. One page at a time holds a lock and listens for all; the others hear it over a broadcast channel. When
// it is closed, the browser gives the lock to the next.

(() => {
  "use strict";

  const script = document.currentScript;
  const eventsAddress = new URL("events", script.src);
  const styleAddress = new URL("live.css", script.src);
  const name = "pressmark-preview";
  const scrollKey = `${name}-scroll:${location.pathname}${location.search}`;

  /** The build that this page shows; undefined on the page that stands in until there is one. */
  let build = script.dataset.build;
  let hiddenAttempt = 0;
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
    showProblems(state);
  }

  // --- Listening ---------------------------------------------------------------------------------------------

  const channel = new BroadcastChannel(name);
  let leading = false;

  function lead() {
    leading = true;
    const source = new EventSource(eventsAddress);
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

  // --- Reloading ---------------------------------------------------------------------------------------------

  function reload() {
    try {
      sessionStorage.setItem(scrollKey, JSON.stringify([scrollX, scrollY]));
    } catch {
      // Storage is switched off: the page reloads all the same.
    }
    location.reload();
  }

  function restoreScroll() {
    let kept = null;
    try {
      kept = sessionStorage.getItem(scrollKey);
      sessionStorage.removeItem(scrollKey);
    } catch {
      return;
    }
    if (!kept) return;
    const [left, top] = JSON.parse(kept);
    const go = () => scrollTo({ left, top, behavior: "instant" });
    go();
    if (document.readyState !== "complete") addEventListener("load", go, { once: true });
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

  // --- Problems ----------------------------------------------------------------------------------------------

  let overlay = null;

  function showProblems(state) {
    if (overlay) overlay.remove();
    overlay = null;
    if (!state.count || state.attempt === hiddenAttempt) return;
    overlay = document.createElement("div");
    overlay.id = "pressmark-problems";
    overlay.hidden = true; // until its style sheet is there
    const styles = element("link");
    styles.rel = "stylesheet";
    styles.addEventListener("load", (event) => {
      event.target.getRootNode().host.hidden = false;
    });
    styles.href = styleAddress.href;
    overlay.attachShadow({ mode: "open" }).append(styles, panel(state));
    document.body.append(overlay);
  }

  function hide() {
    hiddenAttempt = latest.attempt;
    showProblems(latest);
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && overlay) hide();
  });

  // The words of problems come from the archive's files: they become text, never markup.

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
      const answer = await fetch(new URL(opener, script.src), { method: "POST" }).catch(() => null);
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

  restoreScroll();
})();
