import { parseAst } from "rolldown/parseAst";

/** One small change of a source. */
export interface Mutant {
  /** Line of the source, from 1. */
  readonly line: number;
  /** What was changed into what, on one line. */
  readonly what: string;
  readonly source: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Change {
  readonly node: Node;
  readonly newText: string;
}

const SWAPS: Readonly<Record<string, string>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "&&": "||", "||": "&&" };
const OPPOSITES = { some: "every", every: "some" } as const;
/** Calls whose absence is a mistake people make. */
const DROPPED_CALLS = new Set(["filter", "trim", "toLowerCase", "toReversed", "toSorted"]);
/** What a rule says of itself is no decision of its code. */
const CARD = new Set(["timely", "fixable", "severity", "kinds", "name", "summary"]);

/** Makes every mutant of a TypeScript source: conditions negated, steps out dropped, boundaries moved, reports removed, `&&` and `||` swapped. */
export function mutateSource(source: string): readonly Mutant[] {
  const changes: Change[] = [];
  walk(parseAst(source, { lang: "ts" }) as unknown as Node, (node) => changes.push(...changesOf(node, source)));
  return changes.map(({ node, newText }) => {
    const line = source.slice(0, node.start).split("\n").length;
    return {
      line,
      what: `${shown(source.slice(node.start, node.end))} => ${shown(newText)}`,
      source: source.slice(0, node.start) + newText + source.slice(node.end),
    };
  });
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === "typeAnnotation" || key === "typeArguments" || key === "returnType" || key === "typeParameters") continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child) && !isLeftAlone(child)) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

function isLeftAlone(node: Node): boolean {
  if (node.type === "ImportDeclaration" || node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration") return true;
  const key = node.type === "Property" ? (node["key"] as Node)["name"] : undefined;
  return typeof key === "string" && CARD.has(key) && isNode(node["value"]) && ["Literal", "ArrayExpression"].includes(node["value"].type);
}

function changesOf(node: Node, source: string): readonly Change[] {
  const text = (part: unknown): string => (isNode(part) ? source.slice(part.start, part.end) : "");
  switch (node.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return [{ node: node["test"] as Node, newText: `!(${text(node["test"])})` }, ...droppedReturn(node["consequent"] as Node)];
    case "LogicalExpression":
    case "BinaryExpression":
      return swapped(node, text);
    case "ContinueStatement":
    case "BreakStatement":
      return [{ node, newText: ";" }];
    case "ExpressionStatement":
      return (node["expression"] as Node).type === "CallExpression" ? [{ node, newText: ";" }] : [];
    case "UnaryExpression":
      return node["operator"] === "!" ? [{ node, newText: text(node["argument"]) }] : [];
    case "CallExpression":
      return changedCall(node["callee"] as Node, node, text);
    case "Literal":
      return changedLiteral(node);
    default:
      return [];
  }
}

/** A step out of a function that only some cases take. */
function droppedReturn(consequent: Node): readonly Change[] {
  return consequent.type === "ReturnStatement" ? [{ node: consequent, newText: ";" }] : [];
}

function swapped(node: Node, text: (part: unknown) => string): readonly Change[] {
  const other = SWAPS[String(node["operator"])];
  return other === undefined ? [] : [{ node, newText: `(${text(node["left"])} ${other} ${text(node["right"])})` }];
}

function changedCall(callee: Node, node: Node, text: (part: unknown) => string): readonly Change[] {
  const name = callee.type === "MemberExpression" ? String((callee["property"] as Node)["name"]) : "";
  if (DROPPED_CALLS.has(name)) return [{ node, newText: text(callee["object"]) }];
  const other = name === "some" || name === "every" ? OPPOSITES[name] : undefined;
  return other === undefined ? [] : [{ node: callee["property"] as Node, newText: other }];
}

function changedLiteral(node: Node): readonly Change[] {
  if (typeof node["value"] === "boolean") return [{ node, newText: String(!node["value"]) }];
  return typeof node["value"] === "number" ? [{ node, newText: String(node["value"] + 1) }] : [];
}

function shown(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
