import { singleLine } from "../../util/single-line.ts";
import { TemplateRegistry, type TemplateSummary } from "../../workflows/templates/template-registry.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";

/** What a verb of `templates` works with. */
interface TemplateCall {
  readonly registry: TemplateRegistry;
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly json: boolean;
}

const VERBS: Readonly<Record<string, (call: TemplateCall) => Promise<number>>> = { list, show, install };

/** `templates`: the workflows that come with the package, and those that were installed. */
export const command = defineCommand({
  name: "templates",
  summary: "List, show and install workflow templates",
  details:
    "`list`, which may be left out, shows the templates of this package and those installed in this folder's `.relay/workflows`; `show` prints one, to be written to a file of your own; `install` adds one from an `https:` address or a file, after checking it.",
  arguments: [
    { name: "verb", summary: "`list` (the default), `show` or `install`" },
    { name: "name", summary: "the template for `show`; the address or file for `install`" },
  ],
  options: [
    { flags: "--name <name>", summary: "with install: what to call it; by default as its file" },
    { flags: "--replace", summary: "with install: overwrite another template of that name" },
    { flags: "--json", summary: "print it as JSON" },
  ],
  examples: ["templates", "templates show bug-fix > relay.yaml", "templates install https://example.com/nightly.yaml --name nightly"],
  async run(invocation, io) {
    const verb = invocation.args[0] ?? "list";
    const perform = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (perform === undefined) {
      const known = Object.keys(VERBS).map((name) => `\`${name}\``);
      throw new CommandError(`Unexpected word \`${verb}\`, expected ${known.join(", ")}`, { exitCode: 2, hint: "agent-relay templates list" });
    }
    return perform({ registry: new TemplateRegistry({ cwd: io.cwd }), invocation, io, json: switchOption(invocation, "json") });
  },
});

async function list({ registry, io, json }: TemplateCall): Promise<number> {
  const templates = await told(registry.listTemplates());
  if (json) printJson(io, "templates", { templates: templates.map(shownTemplate) });
  else io.out(columns([["TEMPLATE", "PATTERN", "FROM", "DESCRIPTION"], ...templates.map(rowOf)]));
  for (const { path, problem } of templates) if (problem !== undefined) io.err(`Cannot use "${path}": ${singleLine(problem)}\n`);
  return 0;
}

async function show({ registry, invocation, io, json }: TemplateCall): Promise<number> {
  const template = await told(registry.readTemplate(needName(invocation, "name of a template")));
  if (json) printJson(io, "template", { ...template });
  else io.out(template.text);
  return 0;
}

async function install({ registry, invocation, io, json }: TemplateCall): Promise<number> {
  const source = needName(invocation, "address or file of a template");
  const installed = await told(registry.installExternalTemplate(source, textOption(invocation, "name"), { replace: switchOption(invocation, "replace") }));
  if (json) printJson(io, "template", shownTemplate(installed));
  else io.out(`Installed ${installed.name}: ${installed.path}\n  Next: agent-relay templates show ${installed.name}\n`);
  return 0;
}

function needName(invocation: Invocation, what: string): string {
  const name = invocation.args[1];
  if (name === undefined || name === "") throw new CommandError(`Missing ${what}`, { exitCode: 2, hint: "agent-relay templates list" });
  return name;
}

function rowOf({ name, pattern, source, description, problem }: TemplateSummary): readonly string[] {
  return [name, pattern ?? "-", source, singleLine(problem === undefined ? description : "cannot be used") || "-"];
}

function shownTemplate({ pattern, problem, ...template }: TemplateSummary): Readonly<Record<string, unknown>> {
  return { ...template, pattern: pattern ?? null, problem: problem ?? null };
}

/** What a registry refuses, it says in a sentence and what to do behind it. */
async function told<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new CommandError(error.message, { exitCode: 1, hint: "agent-relay templates list" });
  }
}
