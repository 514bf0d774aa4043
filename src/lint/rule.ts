import type { Fix, Severity } from "../diagnostic/diagnostic.ts";
import type { Range } from "../diagnostic/range.ts";
import type { Outline } from "../markdown/model.ts";
import type { DecisionLog } from "../protocol/decisions/model.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import type { WorkspaceIndex } from "../protocol/index/model.ts";
import type { World } from "./world.ts";

/** The file kinds a rule can look at. */
export const SUBJECT_KINDS = ["handoff", "index", "decisions", "instructions", "review"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

interface SubjectBase {
  /** Path as it is shown, relative to where the command ran, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly outline: Outline;
  readonly world: World;
}

/** A file under check, parsed, with the world around it as plain values. */
export type Subject = SubjectBase &
  (
    | { readonly kind: "handoff"; readonly handoff: Handoff }
    | { readonly kind: "index"; readonly index: WorkspaceIndex }
    | { readonly kind: "decisions"; readonly decisions: DecisionLog }
    | { readonly kind: "instructions" }
    | { readonly kind: "review" }
  );

/** The subjects of some kinds. */
export type SubjectOf<Kind extends SubjectKind> = Extract<Subject, { readonly kind: Kind }>;

/** What a rule found; rule name, severity, file, line and column are added by the runner. */
export interface Finding {
  /** Where it stands; `WHOLE_FILE` for what has no place. */
  readonly range: Range;
  /** At most 160 units, a capital first, no period last, what was found and expected in backticks. */
  readonly message: string;
  readonly expected?: string;
  /** What to do, an imperative sentence without a period. */
  readonly hint: string;
  readonly fix?: Fix;
}

/** The place of a finding about a file as a whole. */
export const WHOLE_FILE: Range = { start: 0, end: 0 };

/** What one rule finds beyond this in one file tells nobody more and is left out. */
export const MOST_FINDINGS = 1000;

/** Takes what a rule finds, one thing a call. */
export type Report = (finding: Finding) => void;

/** The options of one rule, as the configuration gives them. */
export type RuleOptions = Readonly<Record<string, unknown>>;

/** What every rule says about itself. */
export interface RuleCard<Kind extends SubjectKind = SubjectKind> {
  /** `<thing>-<what is checked>`, the name of its folder in `validators`. */
  readonly name: string;
  /** What is checked, one sentence in the indicative. */
  readonly summary: string;
  /** Severity unless the configuration says otherwise. */
  readonly severity: Severity;
  /** Whether some of its findings carry a fix. */
  readonly fixable?: boolean;
  readonly kinds: readonly Kind[];
  /** Whether its findings hold the present time or go away with it: they are not kept from one run to the next. */
  readonly timely?: boolean;
}

/** One check of protocol files. Pure: all it knows stands in the subject; options come from the configuration. */
export interface Rule extends RuleCard {
  /** Reports each thing that is wrong; does nothing for subjects of other kinds. */
  check(subject: Subject, report: Report, options: RuleOptions): void;
}
