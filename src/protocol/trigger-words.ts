/** One word behind the trigger: a name (quoted ones may hold blanks), or an arrow. */
export interface TriggerWord {
  readonly kind: "name" | "arrow";
  readonly text: string;
  readonly quoted: boolean;
}

const WORD =
  /\s*(?:(?<arrow>->|=>|→)|"(?<double>[^"]+)"|'(?<single>[^']+)'|`(?<code>[^`]+)`|“(?<curly>[^“”]+)”|@?(?<plain>(?:(?!->|=>|→)[^\s"`“”,;:!?()[\]{}<>|*])+))/uy;

/** Splits what stands behind the trigger word, for `parseTrigger`; `undefined` where a sign stands in it that is in no name, such as a comma or question mark. */
export function splitTriggerWords(text: string): readonly TriggerWord[] | undefined {
  const words: TriggerWord[] = [];
  const rest = text.trimEnd();
  WORD.lastIndex = 0;
  while (WORD.lastIndex < rest.length) {
    const groups = WORD.exec(rest)?.groups;
    if (!groups) return undefined;
    words.push(wordOf(groups));
  }
  return words;
}

function wordOf(groups: Readonly<Record<string, string | undefined>>): TriggerWord {
  const { arrow, plain } = groups;
  if (arrow !== undefined) return { kind: "arrow", text: arrow, quoted: false };
  if (plain !== undefined) return { kind: "name", text: plain, quoted: false };
  const text = groups["double"] ?? groups["single"] ?? groups["code"] ?? groups["curly"] ?? "";
  return { kind: "name", text: text.trim(), quoted: true };
}
