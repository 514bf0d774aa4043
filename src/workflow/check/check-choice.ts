import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { quoteText } from "../written/describe-value.ts";
import { listWords } from "../written/fields.ts";
import { createProblem } from "./create-problem.ts";
import type { DraftFlow } from "./draft-flow.ts";
import { meantName } from "./meant-name.ts";

/** So many names of workflows are shown. */
const SHOWN = 8;

/** Finds a workflow asked for that the file does not have, and workflows with nothing to do. */
export function* checkChoice(flows: readonly DraftFlow[], asked: string | undefined): Iterable<WorkflowProblem> {
  if (asked !== undefined && chosenFlow(flows, asked) === undefined) {
    const names = flows.map(({ written }) => written.name);
    const message = `Unexpected workflow ${quoteText(asked)}, expected ${listWords(names.slice(0, SHOWN))}`;
    yield { ...createProblem("workflow-known", ["workflows"], { message, hint: meantName(asked, names, "Name one of the file.") }), part: "key" };
  }
  for (const { steps, path, written } of flows) {
    if (steps.length > 0) continue;
    const what = path.length === 0 ? "workflow file" : `workflow ${quoteText(written.name)}`;
    const message = `Unexpected ${what} without steps, expected steps or an agent with a \`task\``;
    yield createProblem("steps-some", path.length === 0 ? ["agents"] : [...path, "steps"], { message, hint: "Write a step." });
  }
}

/** Gives the workflow that is to run: the one asked for, else the first. */
export function chosenFlow(flows: readonly DraftFlow[], asked: string | undefined): DraftFlow | undefined {
  return asked === undefined ? flows[0] : flows.find(({ written }) => written.name === asked);
}
