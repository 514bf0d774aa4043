import { createWorkflowJsonSchema } from "../../workflow/schema/create-workflow-json-schema.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { printJson } from "../print-json.ts";

/** A schema that the program can print. */
interface PrintedSchema {
  readonly name: string;
  readonly summary: string;
  create(): Readonly<Record<string, unknown>>;
}

const SCHEMAS: readonly PrintedSchema[] = [{ name: "workflow", summary: "workflow files, `relay.yaml`", create: () => ({ ...createWorkflowJsonSchema() }) }];

/** `schema`: prints the JSON Schema of a kind of file. */
export const command = defineCommand({
  name: "schema",
  summary: "Print the JSON Schema of workflow files, for editors and programs",
  details:
    "Write it beside your workflows and name it on their first line: `# yaml-language-server: $schema=./workflow.schema.json`. The package ships the same file, by the `$id` in it.",
  arguments: [{ name: "name", summary: "`workflow`, which may be left out" }],
  options: [
    { flags: "--list", summary: "list the schemas there are" },
    { flags: "--json", summary: "with --list: print the list as JSON; a schema is JSON as it is" },
  ],
  examples: ["schema > workflow.schema.json", "schema --list"],
  run(invocation, io) {
    const [name = "workflow"] = invocation.args;
    if (switchOption(invocation, "list")) {
      const list = SCHEMAS.map(({ name: known, summary, create }) => ({ name: known, summary, id: String(create()["$id"]) }));
      if (switchOption(invocation, "json")) printJson(io, "schemas", { schemas: list });
      else io.out(columns(list.map(({ name: known, summary, id }) => [known, id, summary])));
      return 0;
    }
    const schema = SCHEMAS.find((known) => known.name === name);
    if (schema === undefined) {
      const known = SCHEMAS.map((one) => `\`${one.name}\``).join(", ");
      throw new CommandError(`Unexpected schema \`${name}\`, expected ${known}`, { exitCode: 2, hint: "agent-relay schema --list" });
    }
    io.out(`${JSON.stringify(schema.create(), undefined, 2)}\n`);
    return 0;
  },
});
