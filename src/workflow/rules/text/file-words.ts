/** What a text says is done with a file that it names. */
export type FileUse = "create" | "edit" | "read";

/** Verbs that make a file, those that change one, and those that only look. Only base forms: `tests` and `changes` are mostly nouns. */
export const FILE_VERBS: ReadonlyMap<string, FileUse> = new Map([
  ...["create", "write", "generate", "save", "store", "dump", "scaffold", "creating", "writing"].map((verb) => [verb, "create"] as const),
  ...["edit", "modify", "update", "change", "add", "implement", "refactor", "rewrite", "rename", "fix", "extend", "migrate", "convert"].map(
    (verb) => [verb, "edit"] as const,
  ),
  ...["replace", "remove", "delete", "patch", "adjust", "move", "touch", "editing", "updating", "modifying"].map((verb) => [verb, "edit"] as const),
  ...["read", "review", "inspect", "analyze", "analyse", "examine", "see", "open", "study", "audit", "consult", "compare", "verify"].map(
    (verb) => [verb, "read"] as const,
  ),
  ...["check", "test", "understand", "reference", "summarize", "summarise", "follow", "reading", "run", "import", "scan"].map(
    (verb) => [verb, "read"] as const,
  ),
]);

/** Behind these stands what is only looked at: `write tests for src/a.ts`. */
export const READING_PREPOSITIONS: ReadonlySet<string> = new Set([
  "for",
  "of",
  "from",
  "using",
  "against",
  "like",
  "per",
  "following",
  "based",
  "via",
  "about",
]);

/** Behind these a verb's word is a noun: `the fix`. */
export const DETERMINERS: ReadonlySet<string> = new Set(["the", "a", "an", "this", "that", "your", "their", "its", "any", "each", "every", "last", "recent"]);

/** These turn what follows in the sentence into what is not to be done. */
export const NEGATIONS: ReadonlySet<string> = new Set(["not", "don't", "dont", "never", "without", "avoid", "no", "cannot", "can't", "nor", "won't"]);

/** These end what a negation is about. */
export const TURNS: ReadonlySet<string> = new Set(["but", "instead", "only", "then", "just"]);

/** What is written about files, and is none of them: only behind `to`, `at` or `as` stands where it goes. */
export const WRITINGS: ReadonlySet<string> = new Set(
  (
    "plan report summary analysis list review design document overview description findings notes proposal spec outline " +
    "explanation comparison table answer message audit checklist"
  ).split(" "),
);

/** Behind these stands where a writing goes. */
export const PLACES: ReadonlySet<string> = new Set(["to", "at", "as", "into"]);
