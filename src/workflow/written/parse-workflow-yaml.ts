import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.ts";
import { createLineIndex, type LineIndex } from "../../diagnostic/position.ts";
import type { Range } from "../../diagnostic/range.ts";
import { parseYamlText } from "../../util/yaml/parse-yaml-text.ts";
import type { YamlNode } from "../../util/yaml/yaml-node.ts";
import { quoteText } from "./describe-value.ts";
import { doubledKeys } from "./doubled-keys.ts";
import { createPathPositions, type PathPositions } from "./path-positions.ts";
import { readPlainNumbers } from "./plain-numbers.ts";
import { readWritten } from "./read-written.ts";
import type { WrittenProblem, WrittenRule } from "./written-problem.ts";
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
  const lines = createLineIndex(text);
  const read = parseYamlText(text, LIMITS);
  if (read.ok) return parsed(read.value, { file, lines });
  const { range, found, expected, hint } = read.problem;
  return {
    findings: [finding({ rule: "yaml-syntax", severity: "error", message: `Unexpected ${found}, expected ${expected}`, hint, range }, { file, lines })],
  };
}

interface Source {
  readonly file: string;
  readonly lines: LineIndex;
}

function parsed(root: YamlNode, source: Source): ParsedWorkflow {
  if (isEmpty(root)) return { findings: [finding({ ...EMPTY, range: root.range }, source)] };
  const positions = createPathPositions(root);
  const numbers = readPlainNumbers(root);
  const { written, problems } = readWritten(numbers.value);
  const doubled = doubledKeys(root)
    .slice(0, MAX_DOUBLED)
    .map(({ key, range }) => {
      const message = `Unexpected second key ${quoteText(key)}, expected each key once`;
      return finding({ rule: "key-once", severity: "error", message, hint: "Remove one of the two.", range }, source);
    });
  const others = [...numbers.problems, ...problems].map((problem) => findingOf(problem, positions, source));
  const findings = [...doubled, ...others].sort((one, other) => one.range.start - other.range.start);
  return written !== undefined && doubled.length === 0 ? { written, findings, positions } : { findings, positions };
}

const EMPTY = {
  rule: "key-required",
  severity: "error",
  message: "Unexpected empty file, expected a workflow",
  hint: "Write `name:`, `agents:` and `workflows:`.",
} as const;

function isEmpty({ range, members, items }: YamlNode): boolean {
  return range.end === 0 && members.length + items.length === 0;
}

/** So many keys that stand twice are told. */
const MAX_DOUBLED = 100;

function findingOf({ rule, severity, path, part, message, hint }: WrittenProblem, positions: PathPositions, source: Source): Diagnostic {
  return finding({ rule, severity, message, hint, range: positions.rangeOf(path, part) }, source);
}

interface About {
  readonly rule: WrittenRule;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly range: Range;
}

function finding({ rule, severity, message, hint, range }: About, { file, lines }: Source): Diagnostic {
  return { rule, severity, message, file, range, ...lines.positionAt(range.start), hint };
}
