import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import type { LintSettings } from "../lint-settings.ts";
import { applyComments } from "./apply-comments.ts";
import { KNOWN_RULES, LINT_RULES } from "./known-rules.ts";
import { listYamlComments } from "./list-yaml-comments.ts";
import { DIRECTIVE_MARK } from "./parse-directives.ts";

/** A workflow's text in YAML, and its path as shown in findings. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
}

/**
 * Takes away the findings that comments of a workflow in YAML switch off, and adds what is wrong with those comments (`suppression-valid`). Errors that keep it
 * from running always stay. `# agent-relay-disable-next-line RULE: reason` covers the next line with the text that begins on it, `# agent-relay-disable RULE:
 * reason` all up to `# agent-relay-enable RULE` or the end.
 */
export function suppress(findings: readonly Diagnostic[], { file, text }: YamlSource, settings: LintSettings = {}): readonly Diagnostic[] {
  if (!DIRECTIVE_MARK.test(text)) return findings;
  return applyComments(findings, { file, text, comments: listYamlComments(text), known: KNOWN_RULES, judged: KNOWN_RULES, silenceable: LINT_RULES }, settings);
}
