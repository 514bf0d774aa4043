import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../run.ts";
import { makeFolder, treeOf } from "../workspace.ts";

const OK = 'version: "1.0"\nname: ok\nagents: []\nworkflows:\n  - name: w\n    steps:\n      - {name: a, type: deterministic, command: echo hi}\n';

/** A wrong call, its exit code, and what it says: on standard error, or, for findings, on standard output. */
interface BadCall {
  readonly argv: readonly string[];
  readonly code: 1 | 2 | 3;
  readonly says: readonly string[];
  readonly prepare?: (root: string) => void;
  readonly env?: Readonly<Record<string, string>>;
}

const CALLS: readonly BadCall[] = [
  { argv: ["run"], code: 2, says: ["Missing file of a workflow", "agent-relay run relay.yaml"] },
  { argv: ["run", "gone.yaml"], code: 2, says: ['Cannot read "gone.yaml": it is not there'] },
  { argv: ["run", "sub/gone"], code: 2, says: ['Cannot read "sub/gone": it is not there'] },
  { argv: ["run", "gone"], code: 1, says: ['Cannot run "gone": it is neither a file nor a project'] },
  { argv: ["run", "sub"], code: 1, says: ['Cannot run "sub": it is neither a file nor a project'], prepare: (root) => mkdirSync(join(root, "sub")) },
  {
    argv: ["run", "flow.py"],
    code: 2,
    says: ['Cannot run "flow.py": workflows in Python are not supported yet', "to_yaml"],
    prepare: (root) => writeFileSync(join(root, "flow.py"), "x"),
  },
  { argv: ["run", "flow.txt"], code: 2, says: ["Unexpected kind of file `.txt`"], prepare: (root) => writeFileSync(join(root, "flow.txt"), "x") },
  {
    argv: ["run", "bytes.yaml"],
    code: 2,
    says: ["it is not UTF-8 text"],
    prepare: (root) => writeFileSync(join(root, "bytes.yaml"), Buffer.from([0x61, 0xff, 0xfe])),
  },
  { argv: ["run", "null.yaml"], code: 2, says: ["it is not UTF-8 text"], prepare: (root) => writeFileSync(join(root, "null.yaml"), "a: \u0000") },
  {
    argv: ["run", "empty.yaml"],
    code: 1,
    says: ["empty.yaml", "1:1", "Unexpected empty file, expected a workflow"],
    prepare: (root) => writeFileSync(join(root, "empty.yaml"), ""),
  },
  { argv: ["run", "big.yaml"], code: 2, says: ["big.yaml"], prepare: (root) => writeFileSync(join(root, "big.yaml"), Buffer.alloc(17_000_000, 0x20)) },
  { argv: ["run", "loop.yaml"], code: 2, says: ["loop.yaml"], prepare: (root) => symlinkSync("loop.yaml", join(root, "loop.yaml")) },
  {
    argv: ["run", "bad.yaml"],
    code: 1,
    says: ["bad.yaml", "7:", "error"],
    prepare: (root) => writeFileSync(join(root, "bad.yaml"), OK.replace("type:", "tpye:")),
  },
  { argv: ["run", "syntax.yaml"], code: 1, says: ["syntax.yaml", "error"], prepare: (root) => writeFileSync(join(root, "syntax.yaml"), "a: [1\nb: }") },
  { argv: ["run", "ok.yaml", "--workflow", "x"], code: 1, says: ["`x`", "`w`"] },
  { argv: ["run", "ok.yaml", "--var", "who"], code: 2, says: ["Unexpected variable `who`, expected `name=value`", "--var who=..."] },
  { argv: ["run", "ok.yaml", "--var", "=1"], code: 2, says: ["Missing name of the variable"] },
  { argv: ["run", "ok.yaml", "--vars-file", "none.json"], code: 1, says: ["none.json"] },
  { argv: ["run", "ok.yaml", "--cwd", "nowhere"], code: 2, says: ['Cannot run in "nowhere": it is not a folder'] },
  { argv: ["run", "ok.yaml", "--max-concurrency", "0"], code: 2, says: ["Unexpected number `0` of --max-concurrency"] },
  { argv: ["run", "ok.yaml", "--max-concurrency", "many"], code: 2, says: ["Unexpected number `many` of --max-concurrency"] },
  { argv: ["run", "ok.yaml", "--start-from", "b"], code: 1, says: ["the workflow has no step `b`"] },
  { argv: ["run", "ok.yaml", "--dry-run", "--resume"], code: 2, says: ["Unexpected `--resume` with `--dry-run`"] },
  { argv: ["run", "ok.yaml", "--dry-run", "--start-from", "a"], code: 2, says: ["Unexpected `--start-from` with `--dry-run`"] },
  { argv: ["run", "ok.yaml", "--stubs", "s.yaml"], code: 2, says: ["Unexpected `--stubs` without `--dry-run`"] },
  { argv: ["run", "ok.yaml", "--yes"], code: 3, says: ["Only the user may say --yes"], env: { CLAUDECODE: "1" } },
  { argv: ["run", "ok.yaml", "--resumee"], code: 2, says: ["Unknown option `--resumee`"] },
  { argv: ["run", "ok.yaml", "other.yaml"], code: 2, says: ["Too many arguments"] },
  { argv: ["run", "--resume"], code: 1, says: ["Cannot resume a run: there is none that did not complete"] },
  { argv: ["run", "--resume", "2026"], code: 1, says: ["Cannot find the run `2026`"] },
  { argv: ["run", "ok.yaml", "--resume"], code: 1, says: ['Cannot resume a run of "ok.yaml": there is none that did not complete'] },
  { argv: ["plan"], code: 2, says: ["Missing required argument"] },
  { argv: ["plan", "gone.yaml"], code: 2, says: ["it is not there"] },
  { argv: ["plan", "ok.yaml", "--format", "png"], code: 2, says: ["Allowed choices are text, mermaid, svg, dot, json"] },
  { argv: ["plan", "ok.yaml", "--stubs", "gone.yaml"], code: 2, says: ["gone.yaml"] },
  {
    argv: ["plan", "ok.yaml", "--stubs", "s.yaml"],
    code: 1,
    says: ["s.yaml", "1:1", "`b`"],
    prepare: (root) => writeFileSync(join(root, "s.yaml"), "b: done\n"),
  },
  { argv: ["lint"], code: 2, says: ["Missing required argument"] },
  { argv: ["lint", "gone.yaml"], code: 2, says: ["it is not there"] },
  {
    argv: ["lint", "flow.ts"],
    code: 2,
    says: ['Cannot lint "flow.ts"', "agent-relay plan flow.ts"],
    prepare: (root) => writeFileSync(join(root, "flow.ts"), ""),
  },
  { argv: ["lint", "."], code: 2, says: ["it is no workflow file"] },
  { argv: ["lint", "ok.yaml", "--max-warnings", "-1"], code: 2, says: ["--max-warnings"] },
  { argv: ["runs", "lst"], code: 2, says: ["Unexpected word `lst`, expected `list`, `show`"] },
  { argv: ["runs", "show"], code: 1, says: ["Cannot find a run: there is none"] },
  { argv: ["runs", "show", "x"], code: 1, says: ["Cannot find the run `x`"] },
  { argv: ["runs", "logs", "last", "a"], code: 1, says: ["Cannot find a run: there is none"] },
  { argv: ["runs", "abort"], code: 1, says: ["Cannot find a run: there is none"] },
  { argv: ["runs", "rerun", "last"], code: 2, says: ["Missing `--from`: the step to begin at"] },
  { argv: ["runs", "prune", "--older-than", "soon"], code: 2, says: ["Unexpected age `soon` of --older-than"] },
  { argv: ["runs", "prune", "--keep", "-1"], code: 2, says: ["--keep"] },
  { argv: ["templates", "shw"], code: 2, says: ["Unexpected word `shw`, expected `list`, `show`, `install`"] },
  { argv: ["templates", "show"], code: 2, says: ["Missing name of a template"] },
  { argv: ["templates", "show", "nope"], code: 1, says: ["Unexpected template `nope`, expected one of"] },
  { argv: ["templates", "install"], code: 2, says: ["Missing address or file of a template"] },
  { argv: ["templates", "install", "http://example.com/x.yaml"], code: 1, says: ["https:"] },
  { argv: ["templates", "install", "gone.yaml"], code: 1, says: ["gone.yaml"] },
  { argv: ["schema", "settings"], code: 2, says: ["Unexpected schema `settings`, expected `workflow`"] },
];

test.each(CALLS.map((call) => [call.argv.join(" "), call] as const))(
  "`%s` is refused with what is wrong and what to do, and starts nothing",
  async (_, { argv, code, says, prepare, env }) => {
    const root = makeFolder({ "ok.yaml": OK });
    prepare?.(root);
    const before = prepare === undefined || !argv.includes("loop.yaml") ? treeOf(root) : {};
    const run = await runCli(argv, { cwd: root, ...(env === undefined ? {} : { env }) });
    const told = run.out + run.err;
    expect({ code: run.code, told }).toEqual({ code, told: expect.stringContaining(says[0] ?? "") });
    for (const part of says) expect(told).toContain(part);
    expect(told).not.toMatch(/\n\s+at .*:\d+:\d+/u);
    if (!argv.includes("loop.yaml")) expect(treeOf(root)).toEqual(before);
  },
);

test.each(["sh -c 'exit 1'", "echo hi"])("a call that is right is not refused: `%s`", async (command) => {
  const root = makeFolder({ "ok.yaml": OK.replace("echo hi", command) });
  const { code } = await runCli(["run", "ok.yaml"], { cwd: root, env: { PATH: process.env["PATH"] } });
  expect(code).toBe(command === "echo hi" ? 0 : 1);
});
