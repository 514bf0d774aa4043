import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { parseYamlText } from "../../util/yaml/parse-yaml-text.ts";
import type { YamlNode } from "../../util/yaml/yaml-node.ts";
import type { ProblemRule } from "../checked/problem-rules.ts";
import { doubledKeyFindings } from "./doubled-keys.ts";
import { findingsOf } from "./findings-of.ts";
import { createPathPositions, type PathPositions } from "./path-positions.ts";
import { readPlainNumbers } from "./plain-numbers.ts";
import { readWritten } from "./read-written.ts";
import { syntaxFinding } from "./syntax-finding.ts";
import type { WrittenWorkflow } from "./written-workflow.ts";

/** What the text of a workflow in YAML says: the written form where nothing is wrong that matters, and a finding for all that is wrong, in the order of the text. */
export interface ParsedWorkflow {
  readonly written?: WrittenWorkflow;
  readonly findings: readonly Diagnostic[];
  /** Where values stand; undefined where the text is no YAML. */
  readonly positions?: PathPositions;
}

/** Longer texts and more values are refused: 20,000 steps with long tasks are within, and reading a megabyte that means harm takes a few seconds at most. */
const LIMITS = { maxLength: 8_388_608, maxValues: 300_000 };

/** Reads the text of a workflow in YAML; `file` is its path as shown in findings. Never throws. */
export function parseWorkflowYaml(text: string, file: string): ParsedWorkflow {
  const read = parseYamlText(text, LIMITS);
  if (!read.ok) return { findings: [syntaxFinding(read.problem, { file, text })] };
  return parsed(read.value, { file, text });
}

interface Source {
  readonly file: string;
  readonly text: string;
}

function parsed(root: YamlNode, source: Source): ParsedWorkflow {
  if (isEmpty(root)) return { findings: [{ ...EMPTY, file: source.file, range: root.range, line: 1, column: 1 }] };
  const positions = createPathPositions(root);
  const numbers = readPlainNumbers(root);
  const { written, problems } = readWritten(numbers.value);
  const doubled = doubledKeyFindings(root, source);
  const others = findingsOf([...numbers.problems, ...problems], { ...source, positions });
  const findings = [...doubled, ...others].sort((one, other) => one.range.start - other.range.start);
  return written !== undefined && doubled.length === 0 ? { written, findings, positions } : { findings, positions };
}

const EMPTY = {
  rule: "key-required" satisfies ProblemRule,
  severity: "error",
  message: "Unexpected empty file, expected a workflow",
  hint: "Write `name:`, `agents:` and `workflows:`.",
} as const;

function isEmpty({ range, members, items }: YamlNode): boolean {
  return range.end === 0 && members.length + items.length === 0;
}
