import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import { createLineIndex } from "../../../diagnostic/position.ts";
import { type LintSettings, severityOf } from "../lint-settings.ts";
import { crashed } from "../rule-crashed.ts";
import { applyComments } from "../suppress/apply-comments.ts";
import { KNOWN_RULES } from "../suppress/known-rules.ts";
import { createScriptSubject } from "./create-script-subject.ts";
import type { ModuleType, ScriptFinding, ScriptRule, ScriptSubject } from "./script-rule.ts";
import { SCRIPT_RULES } from "./script-rules.ts";

/** How a script is taken, and what is set for the rules. */
export interface ScriptRequest {
  /** `type` of the nearest package.json; an ending `.mts` or `.cts` (`.mjs`, `.cjs`) says it before. */
  readonly type: ModuleType;
  readonly settings?: LintSettings;
}

const NAMES: ReadonlySet<string> = new Set(SCRIPT_RULES.map(({ name }) => name));

/**
 * Finds the mistakes that a workflow's script in TypeScript or JavaScript shows in its text (the guide's table): nothing is run, no types are known. In the order of
 * the text; `// agent-relay-disable-next-line RULE: reason` silences. `file` is its path as shown in findings. Never throws.
 */
export function lintScript(text: string, file: string, { type, settings = {} }: ScriptRequest): readonly Diagnostic[] {
  const script = createScriptSubject(text, typeOf(file) ?? type);
  const lines = createLineIndex(text);
  const findings = SCRIPT_RULES.flatMap((rule) => {
    const severity = severityOf(rule, settings);
    if (severity === "off") return [];
    return runRule(rule, script).map((found): Diagnostic => ({ rule: rule.name, severity, file, ...lines.positionAt(found.range.start), ...found }));
  });
  const sorted = findings.sort((a, b) => a.range.start - b.range.start);
  const known = new Set([...KNOWN_RULES, ...NAMES]);
  return applyComments(sorted, { file, text, comments: { comments: script.comments, blocks: [] }, known, judged: NAMES, silenceable: NAMES }, settings);
}

function typeOf(file: string): ModuleType | undefined {
  if (/\.m[jt]s$/iu.test(file)) return "module";
  return /\.c[jt]s$/iu.test(file) ? "commonjs" : undefined;
}

/** More of one rule tells nobody anything. */
const MOST_FINDINGS = 100;

function runRule(rule: ScriptRule, script: ScriptSubject): readonly (ScriptFinding & Partial<Pick<Diagnostic, "rule" | "severity">>)[] {
  const found: ScriptFinding[] = [];
  try {
    for (const finding of rule.check(script)) {
      found.push(finding);
      if (found.length === MOST_FINDINGS) break;
    }
  } catch (error) {
    return [...found, { range: { start: 0, end: 0 }, ...crashed(rule.name, error) }];
  }
  return found;
}
