import type { Report, Rule, RuleCard, RuleOptions, Subject, SubjectKind, SubjectOf } from "./rule.ts";

/** A rule as it is written: its check sees only subjects of its own kinds. */
export interface RuleDefinition<Kind extends SubjectKind> extends RuleCard<Kind> {
  check(subject: SubjectOf<Kind>, report: Report, options: RuleOptions): void;
}

/** Makes a rule of its definition; every `validators/<name>/rule.ts` exports one as `rule`. */
export function defineRule<Kind extends SubjectKind>(definition: RuleDefinition<Kind>): Rule {
  return {
    ...definition,
    check(subject, report, options) {
      if (isOfKind(subject, definition.kinds)) definition.check(subject, report, options);
    },
  };
}

function isOfKind<Kind extends SubjectKind>(subject: Subject, kinds: readonly Kind[]): subject is SubjectOf<Kind> {
  return kinds.some((kind) => kind === subject.kind);
}
