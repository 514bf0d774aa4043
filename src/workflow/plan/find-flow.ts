import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { Flow, Workflow } from "../checked/workflow.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { quoteText } from "../written/describe-value.ts";
import { listWords } from "../written/fields.ts";
import { nearWord } from "../written/near-word.ts";

/** So many names a message lists. */
const SHOWN = 12;

/** Finds one of a file's workflows by its name, the first where none is given. */
export function findFlow({ flows }: Workflow, name: string | undefined): Result<Flow, WorkflowProblem> {
  const flow = name === undefined ? flows[0] : flows.find(({ written }) => written.name === name);
  if (flow !== undefined) return succeed(flow);
  const names = flows.map(({ written }) => written.name);
  const near = name === undefined ? undefined : nearWord(name, names);
  return refuse({
    rule: "workflow-known",
    severity: "error",
    path: ["workflows"],
    part: "key",
    message: `Unexpected workflow ${quoteText(name ?? "")}, expected ${names.length === 0 ? "a file with one" : listWords(names.slice(0, SHOWN))}`,
    hint: near === undefined ? "Give the name of one of the file's workflows." : `Give \`${near}\`.`,
  });
}
