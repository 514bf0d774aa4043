/** Where a project keeps its own steps, relative to the folder that workflows run in. */
export const CUSTOM_STEPS_FILE = ".relay/steps.yaml";

/** A parameter of a step of `.relay/steps.yaml`. */
export interface CustomParameter {
  readonly name: string;
  readonly required: boolean;
  readonly default?: string;
}

/** A step of `.relay/steps.yaml`: a command or a worktree with parameters, which stand as `{{name}}` in its texts. */
export interface CustomStep {
  readonly parameters: readonly CustomParameter[];
  readonly type: "deterministic" | "worktree";
  readonly description?: string;
  readonly command?: string;
  readonly branch?: string;
  readonly baseBranch?: string;
  readonly path?: string;
  readonly createBranch?: boolean;
  readonly failOnError?: boolean;
  readonly captureOutput?: boolean;
  readonly timeoutMs?: number;
}

/** The steps of `.relay/steps.yaml`, by the name that `use` takes. */
export type CustomSteps = ReadonlyMap<string, CustomStep>;
