import type { PlannedStep } from "../../workflow/plan/planned-step.ts";
import type { StepAttempt } from "./step-executor.ts";

/** An attempt at a step of one kind. */
export type AttemptAt<Kind extends PlannedStep["kind"]> = StepAttempt & { readonly step: Extract<PlannedStep, { readonly kind: Kind }> };
