import type { Range } from "../../diagnostic/range.ts";
import type { YamlNode } from "../../util/yaml/yaml-node.ts";

/** A key that stands twice in one object. */
export interface DoubledKey {
  readonly key: string;
  readonly range: Range;
}

/** Lists the keys of a YAML text that stand a second time in their object, as the reader keeps only the last. */
export function doubledKeys(node: YamlNode): readonly DoubledKey[] {
  const found: DoubledKey[] = [];
  collect(node, found);
  return found;
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
