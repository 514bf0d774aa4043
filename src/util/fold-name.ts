/** Folds a name for comparison: compatibility forms, no case, letters and digits alone. `My-Project` and `my project` fold alike; a name of signs only folds to "". */
export function foldName(name: string): string {
  const folded = name.normalize("NFKC").toLowerCase();
  return IS_ASCII.test(folded) ? folded.replace(/[^a-z0-9]+/g, "") : folded.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Unicode classes take long to compile, and names are nearly always ASCII. */
const IS_ASCII = /^[\0-\x7f]*$/;
