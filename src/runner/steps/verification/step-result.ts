/** What a step printed by itself: a shell's file, or an agent's answer with the task that it was given and what it was told of an earlier attempt. */
export type OwnOutput =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "answer"; readonly text: string; readonly task: string; readonly told?: string };

/** What checks look at once a step has ended. */
export interface StepResult {
  /** The folder the step worked in, absolute. */
  readonly folder: string;
  readonly exitCode: number | undefined;
  readonly output: OwnOutput;
}
