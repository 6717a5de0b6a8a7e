// What makes reading easier, and nothing that reading needs: every page is complete without this file.
// All data is already in the page: nothing is fetched.

const pageData = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
const words = pageData.words ?? {};

/** Makes an element with text; text never becomes markup. */
function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Puts text on the clipboard; gives whether it worked (it cannot on an insecure origin). */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/* Cards: who a name in the text is */

class Cards {
  constructor(text, data, notes) {
    this.data = data;
    this.notes = new Map(notes.flatMap(([note, spots]) => spots.map((spot) => [spot, note])));
    this.card = null;
    this.owner = null;
    this.timer = 0;
    text.addEventListener("pointerover", (event) => event.pointerType === "mouse" && this.come(event.target, 150));
    text.addEventListener("pointerout", () => this.go(200));
    // Who arrives by a link to this very name wants to read on: no card then, until a key is pressed.
    let arriving = true;
    document.addEventListener("keydown", () => (arriving = false), { once: true });
    const wanted = (name) => name.matches?.(":focus-visible") && !(arriving && name.matches(":target"));
    text.addEventListener("focusin", (event) => wanted(event.target) && this.come(event.target, 0));
    text.addEventListener("focusout", () => this.go(0));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
    addEventListener("resize", () => this.hide());
  }

  come(target, delay) {
    const name = target.closest?.("a[data-key]");
    if (!name || !this.data[name.dataset.key]) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(name), name === this.owner ? 0 : delay);
  }

  go(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), delay);
  }

  show(name) {
    if (name === this.owner) return;
    this.hide();
    const [title, type, line] = this.data[name.dataset.key];
    const card = element("div", "card");
    card.id = "card";
    card.setAttribute("role", "tooltip");
    card.append(element("b", "", title), element("i", "", type));
    if (line) card.append(element("p", "", line));
    if (this.notes.has(name.id)) card.append(element("p", "note", this.notes.get(name.id)));
    card.addEventListener("pointerenter", () => clearTimeout(this.timer));
    card.addEventListener("pointerleave", () => this.go(200));
    document.body.append(card);
    name.setAttribute("aria-describedby", "card");
    this.card = card;
    this.owner = name;
    this.place();
  }

  /** Below the name, or above it where there is no room; never beyond the sides of the window. */
  place() {
    const box = this.owner.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const room = document.documentElement.clientWidth - width - 16;
    const start = getComputedStyle(this.owner).direction === "rtl" ? box.right - width : box.left;
    const below = box.bottom + 8 + height < innerHeight || box.top < height + 8;
    this.card.style.left = `${Math.max(16, Math.min(start, room)) + scrollX}px`;
    this.card.style.top = `${(below ? box.bottom + 6 : box.top - height - 6) + scrollY}px`;
  }

  hide() {
    clearTimeout(this.timer);
    this.owner?.removeAttribute("aria-describedby");
    this.card?.remove();
    this.card = this.owner = null;
  }
}

/* Paragraph marks: the address of a passage */

function addressOf(fragment) {
  const canonical = document.querySelector('link[rel="canonical"]')?.href;
  return `${canonical ?? location.href.split("#")[0]}#${fragment}`;
}

function markParagraphs(text) {
  const status = element("span", "unseen");
  status.setAttribute("role", "status");
  const markOne = (id, label, holder) => {
    const mark = element("a", "pilcrow");
    mark.href = `#${id}`;
    mark.setAttribute("aria-label", label);
    mark.addEventListener("click", async () => {
      if (!(await copyText(addressOf(id)))) return;
      mark.classList.add("done");
      status.textContent = words.copied;
      setTimeout(() => {
        mark.classList.remove("done");
        status.textContent = "";
      }, 2000);
    });
    holder.append(mark);
  };
  for (const paragraph of text.querySelectorAll("p[id], li > div[id]")) markOne(paragraph.id, words.paragraph, paragraph);
  // A table has a mark for each row, which leads to the first cell that has words.
  for (const row of text.querySelectorAll("tr:has(:is(td, th)[id])")) markOne(row.querySelector(":is(td, th)[id]").id, words.row, row.lastElementChild);
  text.after(status);
}

function copyButtons() {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const citation = document.getElementById(button.dataset.copy);
      const address = citation.querySelector(".address") ? "" : `, ${location.href.split("#")[0]}`;
      const plain = citation.textContent.replace(/\s+/g, " ").trim() + address;
      if (await copyText(plain)) button.textContent = words.copied;
      else getSelection().selectAllChildren(citation);
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
}

/* A–Z lists: filter and order */

/** The form in which names are compared: without case, accents and signs. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function nameList(list) {
  const rows = [...list.querySelectorAll(".name-row")].map((row) => ({
    row,
    home: row.parentElement,
    text: ` ${folded(row.textContent)}`,
    count: Number(row.dataset.count),
    other: row.querySelector(".see") !== null,
  }));
  const sections = [...list.querySelectorAll("[data-letter]")];
  const ranking = element("ul", "ranking");
  const none = list.querySelector("[data-none]");
  ranking.hidden = true;
  list.append(ranking);

  list.querySelector("[data-filter]").addEventListener("input", (event) => {
    const wanted = folded(event.target.value);
    let found = 0;
    for (const { row, text } of rows) {
      row.hidden = wanted !== "" && !text.includes(` ${wanted}`) && !(wanted.length > 2 && text.includes(wanted));
      found += row.hidden ? 0 : 1;
    }
    for (const section of sections) section.hidden = !ranking.hidden || !section.querySelector(".name-row:not([hidden])");
    none.textContent = found ? "" : none.dataset.words;
  });

  const buttons = [...list.querySelectorAll("[data-sort]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const byCount = button.dataset.sort === "count";
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
      ranking.hidden = !byCount;
      if (byCount) {
        const ordered = rows.filter((entry) => !entry.other).sort((a, b) => b.count - a.count);
        ranking.replaceChildren(...ordered.map((entry) => entry.row));
      } else {
        for (const entry of rows) entry.home.append(entry.row);
      }
      for (const section of sections) section.hidden = byCount || !section.querySelector(".name-row:not([hidden])");
    });
  }
}

/* The key “/” leads to the search box */

function searchKey() {
  const box = document.getElementById("find") ?? document.querySelector('main input[type="search"]');
  if (!box) return;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

const text = document.querySelector(".report .text, article .text");
if (text) {
  if (Object.keys(pageData.cards ?? {}).length) new Cards(text, pageData.cards, pageData.notes ?? []);
  markParagraphs(text);
}
for (const tools of document.querySelectorAll("[data-tools]")) tools.hidden = false;
for (const list of document.querySelectorAll("[data-names]")) nameList(list);
copyButtons();
searchKey();
