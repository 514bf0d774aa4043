import { isRecord } from "../written/is-record.ts";
import { copyPlain } from "./copy-plain.ts";
import type { AgentDefinition, WorkflowStep } from "./relay-yaml-config.ts";
import type { AgentOptions, CustomStepOptions, StepOptions } from "./step-options.ts";
import { showValue, wrongUse } from "./wrong-use.ts";

/** Gives the name of a workflow, agent or step as it was given. @throws Error where it is no text or empty. */
export function nameOf(name: unknown, noun: string): string {
  if (typeof name === "string" && name.trim() !== "") return name;
  throw wrongUse(`Unexpected ${showValue(name)} as the name of ${noun}, expected a text that is not empty`, "Write the name first, in quotes.");
}

/** The options of an agent that stand below `constraints` in the written form. */
const CONSTRAINTS = ["model", "timeoutMs", "retries", "maxTokens", "idleThresholdSecs"] as const;

/** Makes the written form of an agent; keys that it does not know stay, for the checker to find. @throws Error where the options are no object. */
export function agentOf(name: string, options: AgentOptions): AgentDefinition {
  const { constraints, ...rest } = optionsOf(options, `agent ${showValue(nameOf(name, "an agent"))}`, 'Write `{ cli: "claude" }`.');
  const own = Object.entries(rest).filter(([key]) => !isConstraint(key));
  const bounds = { ...(isRecord(constraints) ? constraints : {}), ...Object.fromEntries(Object.entries(rest).filter(([key]) => isConstraint(key))) };
  const kept = isRecord(constraints) || constraints === undefined ? bounds : constraints;
  const hasBounds = !isRecord(kept) || Object.keys(kept).length > 0;
  return { ...Object.fromEntries(own), ...(hasBounds ? { constraints: kept } : {}), name } as unknown as AgentDefinition;
}

/** Makes the written form of a step; keys that it does not know stay, for the checker to find. @throws Error where the options are no object. */
export function stepOf(name: string, options: StepOptions | CustomStepOptions): WorkflowStep {
  const rest = optionsOf(options, `step ${showValue(nameOf(name, "a step"))}`, 'Write `{ agent, task }` or `{ type: "deterministic", command }`.');
  return { ...rest, name };
}

function isConstraint(key: string): boolean {
  return CONSTRAINTS.some((constraint) => constraint === key);
}

function optionsOf(options: unknown, of: string, hint: string): Readonly<Record<string, unknown>> {
  const copy = copyPlain(options);
  if (!isRecord(copy)) throw wrongUse(`Unexpected ${showValue(options)} as the options of ${of}, expected an object`, hint);
  return { name: "", ...copy };
}
