import type { CustomSteps } from "./custom-steps/custom-steps.ts";

/** What a workflow file is checked for. */
export interface CheckRequest {
  /** Name of the workflow that is to run; the first of the file where omitted. */
  readonly flow?: string | undefined;
  /** Values that the caller gives, by name; they win over those of the file's `templates`. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** What `use` may name: the steps of `.relay/steps.yaml`, read by `parseCustomSteps`. */
  readonly customSteps?: CustomSteps | undefined;
  /**
   * Whether the file is only looked at: a variable without a value is then told as an info, for every workflow of the file. Otherwise it is an error where the
   * workflow that is to run uses it, and nothing elsewhere.
   */
  readonly forgiveUnset?: boolean | undefined;
  /** Absolute path of the folder that the workflow runs in, to hold absolute paths against; those are not looked at where it is omitted. */
  readonly root?: string | undefined;
}
