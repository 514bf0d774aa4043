import type { Range } from "../../diagnostic/range.ts";
import type { Outline } from "../../markdown/model.ts";
import type { Located } from "../located.ts";

/** How bad a review finding is, worst first; real files' `P1`, `Critical`, `Important`, `Suggestion` come down to these. */
export const FINDING_SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** An agent's review file. */
export interface Review {
  readonly outline: Outline;
  readonly findings: readonly ReviewFinding[];
  /** The last verdict in the file, as written. */
  readonly verdict?: Located<string>;
  readonly conflicts: readonly Range[];
}

/** One finding: `- **F1** [high] Title (`src/a.ts:12`)` in canonical form. */
export interface ReviewFinding {
  readonly id?: string;
  readonly severity?: FindingSeverity;
  readonly title: string;
  /** Place it is about, as written: `src/a.ts:12`. */
  readonly location?: string;
  /** A ticked box, struck text or a word such as `fixed`; absent where nothing is said. */
  readonly resolved?: boolean;
  readonly range: Range;
}
