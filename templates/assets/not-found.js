// The page “not found”: what the reader may have meant. The files that it looks into are made, and explained, by
// generator/pressmark/pages/site/near.py.

const LONGEST = 40; // Letters of a key that count.
const MOST_FILES = 8;
const MOST_SHOWN = 6;
const LEAST_ALIKE = 0.35;
const LEAST_OF_BEST = 0.6; // Beside a page that fits well, one that hardly fits is none.

/** The form in which addresses are compared: without case, accents and signs. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The words asked for: the last part of the address below `root` that says anything. */
function askedFor(root) {
  let path = location.pathname.slice(root.pathname.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not written as addresses are: taken as it stands.
  }
  const parts = path.split("/").map((part) => folded(part.replace(/\.(html?|php|aspx?|json|xml|pdf|txt)$/i, "")));
  return parts.filter((part) => /\p{L}|\p{N}{4}/u.test(part) && part !== "index").at(-1) ?? "";
}

/** The keys that what was meant may stand under, the surest first. */
function keysOf(wanted) {
  const words = wanted.split(" ");
  const further = words.map((_, at) => words.slice(at).join(" ")).slice(1);
  further.sort((one, other) => other.split(" ")[0].length - one.split(" ")[0].length);
  const cut = (key) => [...key].slice(0, LONGEST).join("");
  return [wanted, [...wanted].reverse().join(""), ...further].map(cut);
}

/** The files in which `key` stands, or would stand: more than one where it is only a beginning. */
function filesOf(begins, key) {
  let at = begins.findLastIndex((begin) => begin <= key);
  const found = [begins[at]];
  while (begins[++at]?.startsWith(key)) found.push(begins[at]);
  return found.slice(0, 3);
}

const nameOf = (begin) => [...begin].map((c) => (/[a-z0-9]/.test(c) ? c : `_${c.codePointAt(0).toString(16)}`)).join("");

async function load(folder, name) {
  const answer = await fetch(new URL(name, folder));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/** How alike two texts are, 0 to 1: the share of letter pairs they have in common (Dice's coefficient). */
function likeness(one, other) {
  const pairs = (text) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const left = pairs(one);
  const right = pairs(other);
  const total = left.length + right.length;
  let shared = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at < 0) continue;
    right.splice(at, 1);
    shared += 1;
  }
  return total ? (2 * shared) / total : 0;
}

/** How well a page fits, 0 to 1: by the end of its address, or by its words. */
function fitOf(wanted, label, address) {
  const said = [folded(address.split("/").filter(Boolean).at(-1) ?? ""), folded(label)];
  const own = said.flatMap((text) => text.split(" "));
  const all = wanted.length > 2 && wanted.split(" ").every((word) => own.some((one) => one.startsWith(word)));
  return Math.max(all ? 0.6 : 0, ...said.map((text) => likeness(wanted, text)));
}

async function suggest(section) {
  const root = new URL(section.dataset.root, location.href);
  const wanted = askedFor(root);
  if (!wanted) return;
  const folder = new URL(section.dataset.near, location.href);
  const begins = await load(folder, "begins.json");
  if (!begins.length) return;
  const names = new Set(keysOf(wanted).flatMap((key) => filesOf(begins, key)));
  const files = await Promise.all([...names].slice(0, MOST_FILES).map((begin) => load(folder, `${nameOf(begin)}_.json`)));
  const rows = new Map(files.flat().map(([label, address]) => [address, label]));
  const found = [...rows].map(([address, label]) => ({ address, label, fit: fitOf(wanted, label, address) }));
  found.sort((one, other) => other.fit - one.fit || (one.address < other.address ? -1 : 1));
  const least = Math.max(LEAST_ALIKE, found[0]?.fit * LEAST_OF_BEST);
  show(section, root, found.filter(({ fit }) => fit > least).slice(0, MOST_SHOWN));
}

function show(section, root, best) {
  const items = best.map(({ address, label }) => {
    const link = document.createElement("a");
    link.href = new URL(address.slice(1), root).href;
    link.textContent = label;
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  section.querySelector("ul").append(...items);
  section.hidden = items.length === 0;
}

// Without an answer the page is as whole as it is without scripts.
for (const section of document.querySelectorAll("[data-near]")) suggest(section).catch(() => {});
