import type { DecisionStatus } from "./model.ts";

/** A decision to write down; its id is `nextDecisionId`'s. */
export interface NewDecision {
  readonly title: string;
  /** `proposed` where absent. */
  readonly status?: DecisionStatus;
  readonly deciders?: string;
  readonly context?: string;
  readonly decision?: string;
  readonly consequences?: string;
  readonly affects?: readonly string[];
  readonly supersedes?: readonly string[];
  /** Ids of decisions this one asks to reconsider. */
  readonly challenges?: readonly string[];
}
