import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readDocParts } from "../docs/blocks.ts";
import { REPOSITORY } from "../docs/pages.ts";
import { realAgent } from "../rig/agents/real-agents.ts";
import { allText, type ModelRequest } from "../rig/model/model-request.ts";
import { fail, say, type Step, write } from "../rig/model/step.ts";
import { openWorkflowBench, type WorkflowBench } from "./support/workflow-bench.ts";

const LIMIT_MS = 240_000;
const missing = realAgent("claude").missing ?? realAgent("codex").missing;

/** The README's example of a workflow. */
const SHIP_FEATURE =
  readDocParts(readFileSync(join(REPOSITORY, "README.md"), "utf8")).flatMap((part) =>
    part.kind === "block" && part.file === "relay.yaml" ? [part.body] : [],
  )[0] ?? "";

const about = (words: string) => (request: ModelRequest) => allText(request).includes(words);
const isPlan = about("Plan user authentication");
const isImplement = about("by this plan: First the tokens.");
const isReview = about("What was done: Wrote the tokens.");

/** What the model does at each step; the first time it is asked to implement, it does what is given. */
function createModel(folder: string, first?: Step): (request: ModelRequest) => Step {
  let isFirst = true;
  return (request) => {
    if (isReview(request)) return say("Approved.");
    if (isImplement(request)) {
      const step = isFirst ? first : undefined;
      isFirst = false;
      return step ?? (request.turns === 0 ? write(`${folder}/src/auth.txt`, "tokens\n") : say("Wrote the tokens."));
    }
    return isPlan(request) ? say("First the tokens.") : say("Asked for what no step has.");
  };
}

let bench: WorkflowBench | undefined;

afterEach(async () => bench?.dispose());

async function open(first?: Step): Promise<WorkflowBench> {
  bench = await openWorkflowBench(["claude", "codex"], (folder) => createModel(folder, first));
  bench.write("relay.yaml", SHIP_FEATURE);
  return bench;
}

describe.skipIf(missing !== undefined)(`a workflow with the real Claude Code and Codex ${missing ?? ""}`, { timeout: LIMIT_MS }, () => {
  test("plans, implements and reviews, each with the words of the one before", async () => {
    const { relay, read, requests } = await open();
    const { exitCode, printed } = await relay(["run", "relay.yaml"]);
    expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: expect.stringContaining("review") });
    expect(read("src/auth.txt")).toBe("tokens\n");
    expect(requests.filter(isReview)).toHaveLength(1);
  });

  test("is killed with -9 while Codex works, is resumed, and ends as if nothing had happened, with no finished step run twice", async () => {
    const { relay, read, requests } = await open(say("Too late.", { delayMs: LIMIT_MS }));
    const killed = await relay(["run", "relay.yaml"], () => requests.some(isImplement));
    expect(killed.exitCode).toBeUndefined();
    const { exitCode, printed } = await relay(["run", "relay.yaml", "--resume"]);
    expect({ exitCode, printed }).toMatchObject({ exitCode: 0 });
    expect(read("src/auth.txt")).toBe("tokens\n");
    expect(requests.filter((request) => isPlan(request) && !isImplement(request))).toHaveLength(1);
    expect(requests.filter(isReview)).toHaveLength(1);
    expect((await relay(["runs", "list", "--json"])).printed).toMatch(/"status": ?"completed"/u);
  });

  test("fails with the API's words, says what completed, and goes on from there when it is resumed", async () => {
    const { relay, requests } = await open(fail(400, "the prompt is bad"));
    const failed = await relay(["run", "relay.yaml"]);
    expect(failed.exitCode).toBe(1);
    expect(failed.printed).toContain("the prompt is bad");
    const { exitCode } = await relay(["run", "relay.yaml", "--resume"]);
    expect(exitCode).toBe(0);
    expect(requests.filter((request) => isPlan(request) && !isImplement(request))).toHaveLength(1);
  });
});
