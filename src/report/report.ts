import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** What a report may say beside the findings. */
export interface ReportOptions {
  /** Whether the reader's terminal shows colours. */
  readonly colour: boolean;
  /** How many files were checked; left out of the summary where absent. */
  readonly files?: number;
  /** How many findings were mended in this run. */
  readonly fixed?: number;
  /** Leaves out everything but errors; the counts stay. */
  readonly quiet?: boolean;
  /** What fixes would change, as a unified diff, where nothing was written. */
  readonly diff?: string;
}

/** Turns findings, grouped by file and in the order of the file, into one document for standard output, with a final line break. */
export type Report = (diagnostics: readonly Diagnostic[], options: ReportOptions) => string;
