import type { Range } from "../../diagnostic/range.ts";
import type { YamlMember, YamlNode } from "../../util/yaml/yaml-node.ts";
import { parsePath, valueAt, type ValuePath } from "./value-path.ts";

/** Finds where a value of a workflow file stands in its text. */
export interface PathPositions {
  /** The range of the value at a path, or of its key; of the nearest value around it where the path leads nowhere. A path may be given as `workflows[0].steps[2]`. */
  rangeOf(path: ValuePath | string, part?: "key" | "value"): Range;
  /** The value at a path, as it is read; undefined where the path leads nowhere. */
  valueOf(path: ValuePath): unknown;
}

/** Creates the positions of a text that was read as YAML; of a doubled key the last counts, as it gives the value. */
export function createPathPositions(root: YamlNode): PathPositions {
  return {
    rangeOf(path, part = "value") {
      let place: Place = { node: root };
      for (const step of typeof path === "string" ? parsePath(path) : path) {
        const next: Place | undefined = typeof step === "number" ? entryOf(place.node, step) : place.node.members.findLast(({ key }) => key === step);
        if (next === undefined) return startOf(place);
        place = next;
      }
      return part === "key" || isEmpty(place.node) ? (place.keyRange ?? place.node.range) : place.node.range;
    },
    valueOf: (path) => valueAt(root.value, path),
  };
}

type Place = Pick<YamlMember, "node"> & Partial<Pick<YamlMember, "keyRange">>;

function entryOf({ items }: YamlNode, index: number): Place | undefined {
  const node = items[index];
  return node && { node };
}

/** Nothing stands there: the key tells more. */
function isEmpty({ value }: YamlNode): boolean {
  return value === null;
}

/** What lacks a key is shown where it begins: its own key, or its first one. */
function startOf({ node, keyRange }: Place): Range {
  return keyRange ?? node.members[0]?.keyRange ?? node.range;
}
