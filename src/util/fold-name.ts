/** Folds a name for comparison: compatibility forms, no case, letters and digits alone. `My-Project` and `my project` fold alike; a name of signs only folds to "". */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
