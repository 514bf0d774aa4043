/** What steps need of the machine and its user besides what an attempt says. */
export interface StepSurroundings {
  /** Asks the user; approval steps fail where it is absent. */
  readonly approve?: (question: string, stop: AbortSignal) => Promise<boolean>;
  /** How long what is asked to end has before it is killed. */
  readonly graceMs: number;
}
