import type { ErrorCode } from "yaml";

/** What stands where a text stops being YAML, what was expected there, and what to do. */
export interface YamlWords {
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
}

const QUOTE = "Write quotes round the value.";
const BRACKETS = "Close what was opened: `[` by `]`, `{` by `}`, a quote by a quote.";

/** Our words for every error at the end of a text. */
export const UNCLOSED: YamlWords = { found: "end of the file", expected: "what closes a list, an object or a text", hint: BRACKETS };

/** Our words for every error of the YAML reader, by its code. */
export const YAML_PROBLEMS: Readonly<Record<ErrorCode, YamlWords>> = {
  ALIAS_PROPS: { found: "anchor or tag of an alias", expected: "the alias alone", hint: "Write the value itself." },
  BAD_ALIAS: { found: "alias", expected: "`*` and the name of an anchor above it", hint: QUOTE },
  BAD_COLLECTION_TYPE: { found: "tag", expected: "a value without one", hint: "Remove the tag." },
  BAD_DIRECTIVE: { found: "directive", expected: "keys and values", hint: "Remove the line that begins with `%`, or write quotes round the value." },
  BAD_DQ_ESCAPE: { found: "escape", expected: "one that YAML has, such as `\\n`", hint: "Write single quotes, in which a backslash stands for itself." },
  BAD_INDENT: { found: "indentation", expected: "the same as of the lines beside it", hint: "Begin all keys of one object in the same column." },
  BAD_PROP_ORDER: { found: "anchor or tag", expected: "it before the value", hint: "Write the value without it." },
  BAD_SCALAR_START: { found: "character at the start of a value", expected: "quotes round such a value", hint: QUOTE },
  BLOCK_AS_IMPLICIT_KEY: {
    found: "second `:`",
    expected: "one key a line",
    hint: "Begin the inner object on a line of its own, or write quotes round the value.",
  },
  BLOCK_IN_FLOW: { found: "line", expected: "`,`, `]` or `}`", hint: BRACKETS },
  DUPLICATE_KEY: { found: "second key", expected: "each key once", hint: "Remove one of the two." },
  IMPOSSIBLE: { found: "text", expected: "YAML", hint: QUOTE },
  KEY_OVER_1024_CHARS: { found: "length of a key", expected: "at most 1024 characters", hint: "Shorten it." },
  MISSING_CHAR: { found: "text", expected: "`:` behind a key, `,` between entries, a quote behind a text", hint: "Write what is missing." },
  MULTILINE_IMPLICIT_KEY: { found: "line without `:`", expected: "a key, `:` and a value", hint: "Write `: ` behind the key, on the same line." },
  MULTIPLE_ANCHORS: { found: "second anchor", expected: "one", hint: "Remove one of the two." },
  MULTIPLE_DOCS: { found: "second document", expected: "one", hint: "Remove the line `---` and join the two." },
  MULTIPLE_TAGS: { found: "second tag", expected: "one", hint: "Remove both." },
  NON_STRING_KEY: { found: "key", expected: "a text", hint: "Write a name in place of the key." },
  RESOURCE_EXHAUSTION: { found: "nesting", expected: "at most 100 levels", hint: "Write it flatter." },
  TAB_AS_INDENT: { found: "tab", expected: "spaces", hint: "Indent by spaces." },
  TAG_RESOLVE_FAILED: { found: "tag", expected: "a value without one", hint: "Remove the tag." },
  UNEXPECTED_TOKEN: { found: "character", expected: "a key, `:` and a value", hint: "Remove it, or write quotes round the value." },
};
