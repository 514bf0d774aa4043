import { isAlias, isMap, isScalar, isSeq, type Alias, type Pair, type ParsedNode, type Range, type YAMLMap, type YAMLSeq } from "yaml";
import { MAX_YAML_DEPTH, type YamlMember, type YamlNode, type YamlProblem, type YamlResult } from "./yaml-node.ts";
import { YAML_PROBLEMS } from "./yaml-problems.ts";

/** Turns the value of a YAML document into nodes, aliases written out: at most `maxValues` values in all. */
export function nodeFromYaml(contents: unknown, maxValues: number): YamlResult {
  try {
    return { ok: true, value: convert(contents, { anchors: new Map(), count: { values: 0, maxValues }, depth: 0 }) };
  } catch (error) {
    if (error instanceof NodeError) return { ok: false, problem: error.problem };
    throw error;
  }
}

interface Scope {
  readonly anchors: Map<string, unknown>;
  readonly count: { values: number; readonly maxValues: number };
  readonly depth: number;
}

class NodeError extends Error {
  readonly problem: YamlProblem;

  constructor(problem: YamlProblem) {
    super(problem.expected);
    this.problem = problem;
  }
}

function convert(node: unknown, scope: Scope): YamlNode {
  const range = rangeOf(node);
  scope.count.values += 1;
  const { values, maxValues } = scope.count;
  if (values > maxValues) throw new NodeError({ range, found: "value", expected: `at most ${maxValues} values`, hint: "Write fewer aliases." });
  if (scope.depth > MAX_YAML_DEPTH) throw new NodeError({ range, ...YAML_PROBLEMS.RESOURCE_EXHAUSTION });
  const inner = { ...scope, depth: scope.depth + 1 };
  if (isAlias(node)) return { ...convert(targetOf(node, scope), inner), range };
  if (isMap(node) || isSeq(node) || isScalar(node)) {
    if (node.anchor !== undefined) scope.anchors.set(node.anchor, node);
    if (isMap(node)) return objectNode(node, inner);
    if (isSeq(node)) return listNode(node, inner);
    if (typeof node.value === "number" && !Number.isFinite(node.value))
      throw new NodeError({ range, found: `number \`${node.value}\``, expected: "one that JSON has too", hint: "Write it in digits." });
    const { value, type } = node;
    return type === "PLAIN" ? { range, value, members: [], items: [], plain: true } : { range, value, members: [], items: [] };
  }
  return { range, value: null, members: [], items: [] };
}

function objectNode(node: YAMLMap, scope: Scope): YamlNode {
  const members = node.items.map((pair) => memberOf(pair, scope));
  const value = Object.fromEntries(members.map(({ key, node: child }) => [key, child.value]));
  return { range: rangeOf(node), value, members, items: [] };
}

function memberOf({ key, value }: Pair, scope: Scope): YamlMember {
  const keyRange = rangeOf(key);
  const name = isScalar(key) ? String(key.value) : "";
  if (name === "<<") throw new NodeError({ range: keyRange, found: "merge key `<<`", expected: "the keys themselves", hint: "Write them out." });
  return { key: name, keyRange, node: convert(value, scope) };
}

function listNode(node: YAMLSeq, scope: Scope): YamlNode {
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
