import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";

/** What a report says about a rule. */
export interface ReportedRule {
  readonly name: string;
  readonly summary: string;
  /** Severity unless the configuration says otherwise. */
  readonly severity: Severity;
}

/** A project's score and its reasons, the one that gains most first. */
export interface ReportedScore {
  /** Its folder, as findings name files. */
  readonly project: string;
  /** From 0 to 100. */
  readonly score: number;
  readonly grade: string;
  readonly reasons: readonly ReportedReason[];
}

/** One reason for which a score is not 100; `points` is what mending it alone would gain. */
export interface ReportedReason {
  readonly points: number;
  readonly message: string;
  readonly hint: string;
  readonly rule?: string;
  readonly file?: string;
  readonly line?: number;
}

/** What a report may say beside the findings. */
export interface ReportOptions {
  /** Whether the reader's terminal shows colours. */
  readonly colour: boolean;
  /** How many files were checked; left out of the summary where absent. */
  readonly files?: number;
  /** The files that were checked, as findings name them, for formats that list them all. */
  readonly names?: readonly string[];
  /** How many findings were mended in this run. */
  readonly fixed?: number;
  /** Leaves out everything but errors; the counts stay. */
  readonly quiet?: boolean;
  /** What fixes would change, as a unified diff, where nothing was written. */
  readonly diff?: string;
  /** The scores of the projects, where they were asked for; a text shows them in place of the findings. */
  readonly scores?: readonly ReportedScore[];
  /** Version of this package. */
  readonly version?: string;
  /** All rules there are, for formats that describe them. */
  readonly rules?: readonly ReportedRule[];
  /** Gives the text in which the findings of a file were found, where it can still be had. */
  readonly textOf?: (file: string) => string | undefined;
}

/** Turns findings, grouped by file and in the order of the file, into one document for standard output, with a final line break. */
export type Report = (diagnostics: readonly Diagnostic[], options: ReportOptions) => string;
