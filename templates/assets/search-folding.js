// How names are compared: without case, accents and alphabet. The table comes with the index of names; what is done with it
// is what generator/pressmark/search/folding.py does, and tests/search/folding-vectors.json holds both to it.

const LONGEST = 32; // Letters of a word that count.

/** Letters, single or in pairs, each with what stands for it; pairs go first. */
function replacing(letters) {
  const longestFirst = Object.keys(letters).sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.join("|"), "gu");
  return (text) => text.replace(pattern, (letter) => letters[letter]);
}

/**
 * @param table what `names.json` holds: `letters`, `ways`, `marks`, `quotes`, `within`
 * @returns `readings` gives the readings of a text, each a list of folded words, the plain one first; `plain` gives the
 *   plain one alone, or an empty list
 */
export function folding({ letters, ways, marks, quotes, within }) {
  const known = replacing(letters);
  const otherwise = ways.map(replacing);
  const [marked, quoted, signs] = [marks, quotes, quotes + within].map((signs) => new RegExp(`[${signs}]`, "gu"));

  function words(text, way = (same) => same) {
    const small = way(text.normalize("NFC").toLowerCase());
    const folded = known(small.normalize("NFKD").replace(marked, "").toLowerCase());
    return (folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) =>
      word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word,
    );
  }

  const plain = (text) => words(text.replace(quoted, ""));

  function readings(text) {
    const bare = text.replace(quoted, "");
    const forms = [words(bare), words(text), words(text.replace(signs, "")), ...otherwise.map((way) => words(bare, way))];
    return [...new Map(forms.filter((form) => form.length).map((form) => [form.join(" "), form])).values()];
  }

  return { plain, readings };
}
