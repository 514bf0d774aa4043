import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createLineIndex } from "../../diagnostic/position.ts";
import type { Range } from "../../diagnostic/range.ts";
import type { YamlNode } from "../../util/yaml/yaml-node.ts";
import { quoteText } from "./describe-value.ts";

/** So many keys that stand twice are told. */
const MAX_DOUBLED = 100;

/** Makes findings of the keys of a YAML text that stand a second time in their object, as the reader keeps only the last. */
export function doubledKeyFindings(node: YamlNode, { file, text }: { readonly file: string; readonly text: string }): readonly Diagnostic[] {
  const found: DoubledKey[] = [];
  collect(node, found);
  if (found.length === 0) return [];
  const lines = createLineIndex(text);
  return found.slice(0, MAX_DOUBLED).map(({ key, range }) => {
    const message = `Unexpected second key ${quoteText(key)}, expected each key once`;
    return { rule: "key-once", severity: "error", message, file, range, ...lines.positionAt(range.start), hint: "Remove one of the two." };
  });
}

/** A key that stands twice in one object. */
interface DoubledKey {
  readonly key: string;
  readonly range: Range;
}

function collect({ members, items }: YamlNode, found: DoubledKey[]): void {
  const seen = new Set<string>();
  for (const { key, keyRange, node } of members) {
    if (seen.has(key)) found.push({ key, range: keyRange });
    seen.add(key);
    collect(node, found);
  }
  for (const item of items) collect(item, found);
}
