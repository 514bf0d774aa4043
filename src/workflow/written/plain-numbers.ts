import { z } from "zod";
import type { YamlNode } from "../../util/yaml/yaml-node.ts";
import { schemasAt } from "./schema-at.ts";
import { valueAt, type ValuePath } from "./value-path.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** A YAML value in which numbers written `1_200_000` are numbers, and a warning for each. */
export interface PlainNumbers {
  readonly value: unknown;
  readonly problems: readonly WorkflowProblem[];
}

const GROUPED = /^\d{1,15}(?:_\d{1,15})+$/u;

/** Takes numbers with `_` between their digits as what they mean: YAML 1.2 has none, but people write them where the schema wants a number. */
export function readPlainNumbers(root: YamlNode): PlainNumbers {
  const paths = groupedPaths(root, []).filter((path) => schemasAt(path).some((schema) => schema instanceof z.ZodNumber));
  if (paths.length === 0) return { value: root.value, problems: [] };
  const value = structuredClone(root.value);
  const problems = paths.map((path) => warn(path, String(valueAt(value, path))));
  for (const path of paths) setAt(value, path);
  return { value, problems };
}

function groupedPaths({ value, members, items, plain }: YamlNode, path: ValuePath): readonly ValuePath[] {
  if (typeof value === "string") return plain === true && GROUPED.test(value) ? [path] : [];
  return [...members.flatMap(({ key, node }) => groupedPaths(node, [...path, key])), ...items.flatMap((item, at) => groupedPaths(item, [...path, at]))];
}

function setAt(root: unknown, path: ValuePath): void {
  const holder = valueAt(root, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (typeof holder === "object" && holder !== null) Reflect.set(holder, key, Number(String(Reflect.get(holder, key)).replaceAll("_", "")));
}

function warn(path: ValuePath, text: string): WorkflowProblem {
  const digits = text.replaceAll("_", "");
  const message = `Unexpected \`_\` in the number \`${text}\`, expected digits alone, as YAML has no other`;
  return { rule: "number-plain", severity: "warning", path, part: "value", message, hint: `Write \`${digits}\`.` };
}
