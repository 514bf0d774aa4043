import type { WrittenFlow, WrittenStep, WrittenWorkflow } from "../written/written-workflow.ts";
import { type ChosenPattern, choosePattern } from "./choose-pattern.ts";

/** Gives the pattern of one of a file's workflows. Steps that a pattern made of agents do not choose another one. */
export function chooseFlowPattern(written: WrittenWorkflow, flow: { readonly written: WrittenFlow; readonly steps: readonly WrittenStep[] }): ChosenPattern {
  const isMade = (written.workflows ?? []).length === 0 || flow.written.steps.length === 0;
  return choosePattern(written, isMade ? [] : flow.steps);
}
