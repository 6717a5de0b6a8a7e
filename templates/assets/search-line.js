// The line to the archive: where it is, how long to wait for it, and whether it holds.

/** The root of the archive, whatever folder it lies in. */
export const ROOT = new URL("../", import.meta.url);

const PATIENCE = 30_000; // Milliseconds until a question is given up.

/** `promise`, or a failure when it takes too long. */
export function patiently(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Rejects when the line is broken: Pagefind takes a part of its index that could not be fetched for an empty one. */
export const checkLine = () => get("pagefind/pagefind-entry.json", { cache: "no-store" });

/** The answer for a path from the root. Rejects when there is none. */
export async function get(path, how) {
  const answer = await fetch(new URL(path, ROOT), how);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}
