import { isAlias, isMap, isScalar, isSeq, type Alias, type Pair, type ParsedNode, type Range, type YAMLMap, type YAMLSeq } from "yaml";
import { type Result, refuse, succeed } from "../../../diagnostic/result.ts";
import { MAX_DEPTH, type SettingsMember, type SettingsNode, type SyntaxProblem } from "../settings-node.ts";
import { YAML_PROBLEMS } from "./yaml-problems.ts";

/** So many values a file may have when all aliases are written out. */
const MAX_VALUES = 10_000;

/** Turns the value of a YAML document into what all notations are read from, aliases written out within bounds. */
export function settingsNode(contents: unknown): Result<SettingsNode, SyntaxProblem> {
  try {
    return succeed(convert(contents, { anchors: new Map(), count: { values: 0 }, depth: 0 }));
  } catch (error) {
    if (error instanceof NodeError) return refuse(error.problem);
    throw error;
  }
}

interface Scope {
  readonly anchors: Map<string, unknown>;
  readonly count: { values: number };
  readonly depth: number;
}

class NodeError extends Error {
  readonly problem: SyntaxProblem;

  constructor(problem: SyntaxProblem) {
    super(problem.expected);
    this.problem = problem;
  }
}

function convert(node: unknown, scope: Scope): SettingsNode {
  const range = rangeOf(node);
  scope.count.values += 1;
  if (scope.count.values > MAX_VALUES) throw new NodeError({ range, found: "value", expected: `at most ${MAX_VALUES} values`, hint: "Write fewer aliases." });
  if (scope.depth > MAX_DEPTH) throw new NodeError({ range, ...YAML_PROBLEMS.RESOURCE_EXHAUSTION });
  const inner = { ...scope, depth: scope.depth + 1 };
  if (isAlias(node)) return { ...convert(targetOf(node, scope), inner), range };
  if (isMap(node) || isSeq(node) || isScalar(node)) {
    if (node.anchor !== undefined) scope.anchors.set(node.anchor, node);
    if (isMap(node)) return objectNode(node, inner);
    if (isSeq(node)) return listNode(node, inner);
    if (typeof node.value === "number" && !Number.isFinite(node.value))
      throw new NodeError({ range, found: `number \`${node.value}\``, expected: "one that JSON has too", hint: "Write it in digits." });
    return { range, value: node.value, members: [], items: [] };
  }
  return { range, value: null, members: [], items: [] };
}

function objectNode(node: YAMLMap, scope: Scope): SettingsNode {
  const members = node.items.map((pair) => memberOf(pair, scope));
  const value = Object.fromEntries(members.map(({ key, node: child }) => [key, child.value]));
  return { range: rangeOf(node), value, members, items: [] };
}

function memberOf({ key, value }: Pair, scope: Scope): SettingsMember {
  const keyRange = rangeOf(key);
  const name = isScalar(key) ? String(key.value) : "";
  if (name === "<<") throw new NodeError({ range: keyRange, found: "merge key `<<`", expected: "the keys themselves", hint: "Write them out." });
  return { key: name, keyRange, node: convert(value, scope) };
}

function listNode(node: YAMLSeq, scope: Scope): SettingsNode {
  const items = node.items.map((item) => convert(item, scope));
  return { range: rangeOf(node), value: items.map(({ value }) => value), members: [], items };
}

function targetOf(alias: Alias, { anchors }: Scope): unknown {
  const target = anchors.get(alias.source);
  if (target !== undefined) return target;
  throw new NodeError({ range: rangeOf(alias), ...YAML_PROBLEMS.BAD_ALIAS, found: `alias \`*${alias.source}\`` });
}

function rangeOf(node: unknown): { readonly start: number; readonly end: number } {
  const [start, end]: readonly number[] = hasRange(node) ? node.range : [0, 0];
  return { start: start ?? 0, end: end ?? 0 };
}

function hasRange(node: unknown): node is ParsedNode & { readonly range: Range } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}
