// Pages that were found. Phrases are looked for in the pages themselves, as they are shown: until all have been read, only
// “at least” so many are known.

import { patiently } from "./search-line.js";
import { names } from "./search-names.js";
import { occurrences } from "./search-phrases.js";

const AT_ONCE = 10; // Pages read at a time,
const MOST = 200; // and at most for one step.

export class Found {
  #candidates;
  #phrases;
  #without;
  #read = 0;

  /** `candidates` have all words; of them those count that have all `phrases` and none of `without`. */
  constructor(candidates, phrases = [], without = []) {
    this.#candidates = candidates;
    this.#phrases = phrases;
    this.#without = without;
    this.pages = [];
    if (this.#reads) return;
    this.pages = candidates;
    this.#read = candidates.length;
  }

  get #reads() {
    return this.#phrases.length + this.#without.length > 0;
  }

  /** All pages that may be among them. */
  get candidates() {
    return this.#candidates;
  }

  /** Whether `pages` are all there are. */
  get sure() {
    return this.#read === this.#candidates.length;
  }

  /** How many pages have not been read. */
  get unread() {
    return this.#candidates.length - this.#read;
  }

  /** Reads until `number` pages are known, or all, or many in vain. */
  async take(number) {
    const end = this.#read + MOST;
    while (!this.sure && this.pages.length < number && this.#read < end) {
      const from = this.#read;
      const next = this.#candidates.slice(from, from + AT_ONCE);
      const checked = await patiently(Promise.all(next.map((page) => this.#check(page))));
      if (this.#read !== from) continue; // Somebody else has read them meanwhile.
      this.#read += next.length;
      this.pages.push(...checked.filter(Boolean));
    }
  }

  async #check(page) {
    const [data, { plain }] = await Promise.all([page.data(), names()]);
    const places = this.#phrases.map((phrase) => occurrences(data, phrase, plain));
    if (places.some((found) => !found.length)) return undefined;
    if (this.#without.some((phrase) => occurrences(data, phrase, plain).length)) return undefined;
    const hits = new Set(places.flat());
    const shown = hits.size ? narrowed(data, hits) : data;
    return { ...page, data: async () => shown };
  }
}

// The passage is to show the phrase, not its words elsewhere.
function narrowed(data, hits) {
  const locations = [...hits].sort((one, other) => one - other);
  return { ...data, locations, weighted_locations: locations.map((location) => ({ location, balanced_score: 1 })) };
}
