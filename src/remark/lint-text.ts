import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { SUPPRESSION_VALID } from "../lint/built-in-rules.ts";
import { createSubject } from "../lint/create-subject.ts";
import type { Rule, Subject } from "../lint/rule.ts";
import type { RuleSettings } from "../lint/rule-settings.ts";
import { runRules } from "../lint/run-rules.ts";
import { subjectKindOf } from "../lint/subject-kind.ts";
import { createFileWorld, type KnownWorld } from "./file-world.ts";

/** A text to check, under the name of its file. */
export interface TextToLint {
  /** Path with `/`; its last part says what rules would see in the text. */
  readonly path: string;
  readonly text: string;
  /** Tells what is known about the world; called for files of the protocol only. */
  readonly known: () => KnownWorld;
}

/** Without a word of the protocol an instruction file may be that of any project: no rule looks at it. */
const SPEAKS = /agent-relay:start|handoff\.md/iu;

/** Runs the rules over a text as `check` would over the file; gives nothing for files that are none of the protocol's. */
export function lintText({ path, text, known: look }: TextToLint, rules: readonly Rule[], settings: RuleSettings): readonly Diagnostic[] {
  const kind = subjectKindOf(path);
  if (kind === undefined) return [];
  const known = look();
  if (kind === "instructions" && known.handoffFiles === undefined && !SPEAKS.test(text)) return [];
  const asking = { rule: "" };
  const blind = new Set<string>();
  const subject = createSubject({ file: path, text, kind, world: createFileWorld(known, () => blind.add(asking.rule)) });
  const found = runRules(
    subject,
    rules.map((rule) => watched(rule, asking)),
    settings,
  );
  if (blind.size === 0 || !found.some(isOfComment)) return found;
  const again = runRules(subject, rules, { ...settings, ...switchedOff(blind) });
  const places = new Set(again.filter(isOfComment).map(({ range, message }) => `${range.start} ${message}`));
  return found.filter((diagnostic) => !isOfComment(diagnostic) || places.has(`${diagnostic.range.start} ${diagnostic.message}`));
}

function isOfComment({ rule }: Diagnostic): boolean {
  return rule === SUPPRESSION_VALID.name;
}

/** Notes which rule is asking while it runs. */
function watched(rule: Rule, asking: { rule: string }): Rule {
  return {
    ...rule,
    check(subject: Subject, report, options) {
      asking.rule = rule.name;
      rule.check(subject, report, options);
    },
  };
}

/** A comment that switches a rule off is not unneeded because the rule could not know: such rules count as off. */
function switchedOff(rules: ReadonlySet<string>): RuleSettings {
  return Object.fromEntries([...rules].map((rule) => [rule, "off"]));
}
