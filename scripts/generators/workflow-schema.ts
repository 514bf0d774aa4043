import { createWorkflowJsonSchema } from "../../src/workflow/schema/create-workflow-json-schema.ts";

/** Makes the JSON Schema of workflow files, for editors, from the schema that reads them. */
export const workflowSchema = { path: "src/workflow/schema/workflow.schema.json", produce };

/** As wide as the house's formatter makes lines. */
const WIDTH = 160;

function produce(): string {
  const text = JSON.stringify(createWorkflowJsonSchema(), null, 2);
  return `${text.replaceAll(/^.*\[\n[^[\]{}]*?\n *\],?$/gmu, onOneLine)}\n`;
}

/** Joins the lines of a list, where they fit on one. */
function onOneLine(list: string): string {
  const joined = list
    .replaceAll(/\n */gu, " ")
    .replace("[ ", "[")
    .replace(/ \](,?)$/u, "]$1");
  return joined.length > WIDTH ? list : joined;
}
