import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { BridgeProject } from "../../src/bridge/bridge-project.ts";
import { handoffSource } from "../../src/bridge/handoff-source.ts";
import { workflowOfHandoff } from "../../src/bridge/workflow-of-handoff.ts";
import { createWriteBack, type WriteBack } from "../../src/bridge/write-back.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { beginRun } from "../../src/runner/run/begin-run.ts";
import { resumeRun } from "../../src/runner/run/resume-run.ts";
import type { RunOptions } from "../../src/runner/run/run.ts";
import { createExecutor } from "../../src/runner/steps/create-executor.ts";
import type { RunState } from "../../src/runner/state/run-state.ts";
import type { Plan } from "../../src/workflow/plan/plan.ts";
import { readPlanOfConfig } from "../../src/workflow/plan/read-plan.ts";

/** A workspace with the project `shop`, whose agents are scripts of the test: real programs on the PATH. */
export interface RunPlace {
  readonly root: string;
  readonly project: BridgeProject;
  readonly runsFolder: string;
  readonly problems: string[];
  /** Writes the program of an agent: what it does for a task, as shell words by a piece of the task's text. */
  agent(cli: "claude" | "codex", work: Readonly<Record<string, string>>): void;
  read(name: string): string;
  /** Plans the handoff as it is; `written` is what the plan was made of. */
  plan(): { readonly plan: Plan; readonly source: RunOptions["source"] };
  writeBack(plan: Plan): WriteBack;
  /** Runs the plan, or goes on with the run of an id; `quiet` keeps the write-back from hearing events. */
  run(how?: {
    readonly approve?: boolean;
    readonly resume?: { readonly id: string; readonly plan: Plan; readonly source: RunOptions["source"] };
    readonly planned?: ReturnType<RunPlace["plan"]>;
    readonly quiet?: boolean;
  }): Promise<{ readonly state: RunState; readonly plan: Plan; readonly source: RunOptions["source"] }>;
  remove(): void;
}

const NOW = "2026-11-21T12:00:00Z";

/** Makes the place; its handoff is `handoff`. */
export function createRunPlace(handoff: string): RunPlace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-bridge-")));
  const place = openRunPlace(root);
  for (const each of [place.project.folder, join(root, "bin")]) mkdirSync(each);
  writeFileSync(place.project.file, handoff);
  writeFileSync(
    join(root, "AGENT-HANDOFF.md"),
    "# Workspace\n\n## Active Handoff\n\n| Project | Path | Current Owner | Updated |\n| --- | --- | --- | --- |\n| shop | shop | Claude | 2026-11-20 |\n",
  );
  return place;
}

/** Opens a place that was made before, also in another process. */
export function openRunPlace(root: string): RunPlace {
  const folder = join(root, "shop");
  const bin = join(root, "bin");
  const project = { name: "shop", folder, file: join(folder, "AGENT-HANDOFF.md"), workspace: { file: join(root, "AGENT-HANDOFF.md") } };
  const runsFolder = join(folder, ".agent-relay", "runs");
  const problems: string[] = [];
  const place: RunPlace = {
    root,
    project,
    runsFolder,
    problems,
    agent,
    read: (name) => readFileSync(join(root, name), "utf8"),
    plan,
    writeBack,
    run,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  return place;

  function agent(cli: string, work: Readonly<Record<string, string>>): void {
    const cases = Object.entries(work).map(([words, script]) => `  *"${words}"*) ${script} ;;`);
    const program = `#!/bin/sh\ntask=$(cat)\ngrep -h 'Current Owner' AGENT-HANDOFF.md | sed "s/^/${cli} /" >> "${root}/seen.txt"\necho "hooks $AGENT_RELAY_HOOKS" >> "${root}/hooks.txt"\ncase "$task" in\n${cases.join("\n")}\nesac\n`;
    writeFileSync(join(bin, cli), program);
    chmodSync(join(bin, cli), 0o755);
  }

  function plan(): ReturnType<RunPlace["plan"]> {
    const made = workflowOfHandoff(parseHandoff(readFileSync(project.file, "utf8")), { name: "shop", file: "AGENT-HANDOFF.md" });
    if (!made.ok) throw new Error(made.problem.map(({ message }) => message).join("\n"));
    const read = readPlanOfConfig(made.value);
    if (read.plan === undefined) throw new Error(read.findings.map(({ message }) => message).join("\n"));
    return { plan: read.plan, source: handoffSource(made.value, { path: project.file, variables: {} }) };
  }

  function writeBack(of: Plan): WriteBack {
    return createWriteBack({ plan: of, project, agents: ["claude", "codex"], runsFolder, now: () => NOW, onProblem: (message) => void problems.push(message) });
  }

  async function run({ approve = true, resume, planned, quiet = false }: Parameters<RunPlace["run"]>[0] = {}): ReturnType<RunPlace["run"]> {
    const { plan: running, source } = resume ?? planned ?? plan();
    const back = writeBack(running);
    const ask = (question: string): Promise<boolean> => {
      appendFileSync(join(root, "asked.txt"), `${question}\n`);
      return Promise.resolve(approve);
    };
    const execute = createExecutor({ approve: ask });
    const around = {
      plan: running,
      source,
      cwd: folder,
      root: folder,
      environment: { PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`, HOME: root },
      execute: quiet ? execute : back.around(execute),
      onEvent: (event: Parameters<WriteBack["onEvent"]>[0]) => {
        if (!quiet) back.onEvent(event);
      },
      onProblem: (message: string) => void problems.push(message),
    };
    const begun = resume === undefined ? beginRun({ ...around, runsFolder }) : resumeRun({ ...around, folder: join(runsFolder, resume.id) });
    if (!begun.ok) throw new Error(begun.problem.message);
    const state = await begun.value.finished;
    back.finish(state);
    return { state, plan: running, source };
  }
}
