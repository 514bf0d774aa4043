import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { handoffText } from "../cli/workspace.ts";
import { makeProject, runProgram } from "./run-program.ts";

const HANDOFF = handoffText("shop", {
  owner: "Codex",
  pending: [
    "- [ ] **T1** Write the design (owner: claude; check: `test -f design.md`)",
    "- [ ] **T2** Build it by the design (owner: claude; after: T1; check: `test -e go`)",
    "- [ ] **T3** Release it (owner: user; after: T2)",
  ],
});

/** The fake agent notes whose turn it finds, and writes the design, which is all it can do. */
const ANSWER = "grep 'Current Owner' AGENT-HANDOFF.md >> owners; touch design.md; echo done";

function project(): string {
  return makeProject({ "shop/AGENT-HANDOFF.md": HANDOFF }, ANSWER);
}

test("a project's handoff is planned as a workflow, and nothing of it changes", () => {
  const root = project();
  const { code, out } = runProgram(join(root, "shop"), ["plan", "."]);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/T1 .*claude[^]*T2 .*claude[^]*T3 .*approval/u) });
  expect(readFileSync(join(root, "shop/AGENT-HANDOFF.md"), "utf8")).toBe(HANDOFF);
});

test("a project is run, keeps its handoff meanwhile, and goes on where it failed", () => {
  const root = project();
  const folder = join(root, "shop");
  const failed = runProgram(root, ["run", "shop", "--yes"], { PATH: `${join(root, "bin")}:${process.env["PATH"] ?? ""}` });
  expect(failed).toMatchObject({ code: 1, out: expect.stringContaining("T2 failed") });
  const between = readFileSync(join(folder, "AGENT-HANDOFF.md"), "utf8");
  expect(between).toMatch(/- \[x\] \*\*T1\*\* Write the design .*evidence: `test -f design\.md` 0/u);
  expect(between).toContain("| Status | blocked |");
  expect(existsSync(join(folder, "design.md"))).toBe(true);
  expect(readFileSync(join(folder, "owners"), "utf8").split("\n")[0]).toBe("| Current Owner | Claude |");
  writeFileSync(join(folder, "go"), "");
  const resumed = runProgram(root, ["run", "--resume", "--yes"]);
  expect(resumed).toMatchObject({ code: 0, out: expect.stringContaining("resumed once: 3 completed") });
  const after = readFileSync(join(folder, "AGENT-HANDOFF.md"), "utf8");
  expect(after.match(/- \[x\]/gu)).toHaveLength(3);
  expect(after).toContain("| Current Owner | User |");
  expect(readFileSync(join(root, "asked"), "utf8").match(/T1/gu)?.length ?? 0).toBeLessThanOrEqual(1);
});

test("a project that is no workflow is refused with findings at their lines", () => {
  const root = makeProject({ "shop/AGENT-HANDOFF.md": handoffText("shop", { owner: "Claude", pending: ["- [ ] **T1** Do it (owner: claude; after: T9)"] }) });
  const { code, out } = runProgram(join(root, "shop"), ["run", "."]);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/AGENT-HANDOFF\.md\n +\d+:\d+ +error .*T9/u) });
});
