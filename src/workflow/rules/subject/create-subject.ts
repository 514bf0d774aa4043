import type { Flow, Workflow } from "../../checked/workflow.ts";
import { listReferences } from "../../template/list-references.ts";
import { parseTemplate } from "../../template/parse-template.ts";
import type { ValuePath } from "../../written/value-path.ts";
import type { WrittenStep } from "../../written/written-workflow.ts";
import { createAgent } from "./create-agent.ts";
import { createTask } from "./create-task.ts";
import type { LintAgent, LintFlow, LintStep, LintSubject } from "./subject.ts";

/** Prepares a checked workflow for the rules; linear. */
export function createSubject(workflow: Workflow): LintSubject {
  const agents = (workflow.written.agents ?? []).map(createAgent);
  const byName = new Map(agents.map((agent) => [agent.name, agent]));
  const declared = workflow.written.workflows ?? [];
  const flows = workflow.flows.map((flow, place) => createFlow(flow, declared[place] === undefined ? [] : ["workflows", place], byName));
  const steps = flows.flatMap((flow) => flow.steps);
  return { workflow, swarm: workflow.written.swarm ?? {}, agents, flows, steps, agentSteps: steps.filter(({ kind }) => kind === "agent") };
}

type AgentsByName = ReadonlyMap<string, LintAgent>;

function createFlow(flow: Flow, path: ValuePath, agents: AgentsByName): LintFlow {
  const names = new Set(flow.steps.map(({ name }) => name));
  const steps: LintStep[] = [];
  const agentSteps: LintStep[] = [];
  const created: LintFlow = {
    flow,
    name: flow.written.name,
    path,
    graph: flow.graph,
    steps,
    agentSteps,
    find(name) {
      const node = flow.graph.find(name);
      return node === undefined ? undefined : steps[node];
    },
  };
  flow.steps.forEach((written, node) => {
    const step = createStep(written, { flow: created, node, agents, names });
    steps.push(step);
    if (step.kind === "agent") agentSteps.push(step);
  });
  return created;
}

interface Around {
  readonly flow: LintFlow;
  readonly node: number;
  readonly agents: AgentsByName;
  readonly names: ReadonlySet<string>;
}

function createStep(written: WrittenStep, { flow, node, agents, names }: Around): LintStep {
  const kind = kindOf(written);
  const agent = kind === "agent" ? agents.get(written.agent ?? "") : undefined;
  const path = isMade(flow) && agent !== undefined ? agent.path : [...flow.path, "steps", node];
  const text = kind === "agent" ? (written.task ?? agent?.written.task) : undefined;
  const { said, references } = readTemplate(text, names);
  const command = kind === "deterministic" ? readTemplate(written.command, names).references : NO_REFERENCES;
  const taskPath = written.task === undefined && agent !== undefined ? [...agent.path, "task"] : [...path, "task"];
  const task = text === undefined ? undefined : createTask(text, said, taskPath);
  const step: LintStep = {
    written,
    name: written.name,
    kind,
    namePath: [...path, "name"],
    path,
    flow,
    node,
    inputs: inputsOf(references, command),
    references,
  };
  return { ...step, ...(agent && { agent }), ...(task && { task }) };
}

const NO_REFERENCES: LintStep["references"] = [];
const NO_INPUTS: ReadonlySet<string> = new Set();

function inputsOf(...lists: readonly LintStep["references"][]): ReadonlySet<string> {
  return lists.every(({ length }) => length === 0) ? NO_INPUTS : new Set(lists.flat().map(({ reference }) => reference.step));
}

/** The words of the author, each reference blanked out, and what is referred to; most texts have no braces. */
function readTemplate(text: string | undefined, names: ReadonlySet<string>): { readonly said: string; readonly references: LintStep["references"] } {
  if (text === undefined || !text.includes("{{")) return { said: text ?? "", references: NO_REFERENCES };
  const template = parseTemplate(text, names);
  const said = template.parts.map((part) => (part.kind === "literal" ? part.text : " ".repeat(part.text.length))).join("");
  return { said, references: listReferences(template).steps };
}

/** Whether a flow's steps are made of the agents' tasks and stand nowhere else. */
function isMade({ path, flow }: LintFlow): boolean {
  return path.length === 0 || flow.written.steps.length === 0;
}

function kindOf({ type = "agent" }: WrittenStep): LintStep["kind"] {
  return type === "agent" || type === "deterministic" ? type : "other";
}
