import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ToolUse } from "../../src/agents/hook-dialect.ts";
import { runEvent } from "../../test/hooks/hook-scene.ts";

const HANDOFF = "# Agent Handoff: demo\n\n- Current Owner: Claude\n- Status: in-progress\n\n## Files Off Limits\n\n- `infra/**` (run by others)\n";

const FILES: Readonly<Record<string, string>> = {
  "AGENT-HANDOFF.md": HANDOFF,
  "src/app.ts": "a\n",
  "infra/main.tf": "a one\n",
  "infra/old.tf": "old\n",
  "scripts/write.sh": "#!/bin/sh\necho x > infra/main.tf\n",
  "scripts/write.py": "open('infra/main.tf', 'w').write('x')\n",
  "scripts/write.mjs": "import { writeFileSync } from 'node:fs';\nwriteFileSync('infra/main.tf', 'x');\n",
  "scripts/target.txt": "infra/main.tf\n",
  Makefile: "write:\n\t@echo x > infra/main.tf\n",
  "package.json": '{ "name": "demo", "scripts": { "write": "echo x > infra/main.tf" } }\n',
  "change.patch": "--- a/infra/main.tf\n+++ b/infra/main.tf\n@@ -1 +1 @@\n-a two\n+x\n",
};

/** What became of one way to write: whether infra really changed, and which defence saw it. */
interface Outcome {
  readonly changed: boolean;
  readonly denied: boolean;
  /** Whether a guard that knows the edit tools alone denies it. */
  readonly deniedNaively: boolean;
  /** Whether the stop gate, asked after the command has run all the same, names infra as changed off limits. */
  readonly toldAtStop: boolean;
}

/** Makes a repository with two commits, the second one changing `infra/main.tf`. */
function makeSandbox(): { readonly root: string; readonly cwd: string; readonly run: (command: string) => void } {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), "guard-coverage-")));
  const cwd = join(root, "demo");
  mkdirSync(join(root, "home"));
  for (const [path, text] of Object.entries(FILES)) put(join(cwd, path), text);
  chmodSync(join(cwd, "scripts/write.sh"), 0o755);
  symlinkSync("infra", join(cwd, "linked"));
  const env = { PATH: process.env["PATH"] ?? "", HOME: join(root, "home"), GIT_CONFIG_NOSYSTEM: "1" };
  const run = (command: string): void => {
    try {
      execFileSync("bash", ["-c", command], { cwd, env, stdio: "ignore", timeout: 20_000 });
    } catch {
      // What it changed counts, not its exit code.
    }
  };
  run("git init -q && git config user.email a@b && git config user.name a && tar -cf bundle.tar infra && git add -A && git commit -q -m one");
  put(join(cwd, "infra/main.tf"), "a two\n");
  run("git commit -qam two");
  return { root, cwd, run };
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function tryWay(line: string): Promise<Outcome> {
  const { root, cwd, run } = makeSandbox();
  try {
    const tool = toolOf(line);
    await runEvent("session-start", { cwd });
    const { kind } = await runEvent("before-tool", { cwd, tool });
    const naive = tool.kind === "edit" && tool.paths.some((path) => path.startsWith("infra/"));
    const before = fingerprint(cwd);
    doIt(tool, { cwd, run });
    const changed = fingerprint(cwd) !== before;
    const stop = await runEvent("stop", { cwd });
    const toldAtStop = stop.kind === "block" && /off.limits/i.test(stop.reason) && stop.reason.includes("infra/");
    return { changed, denied: kind === "deny", deniedNaively: naive, toldAtStop };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function toolOf(line: string): ToolUse {
  const text = line.replaceAll("␤", "\n");
  if (text.startsWith("edit ")) return { name: "Write", kind: "edit", paths: [text.slice(5)] };
  if (text.startsWith("patch *** ")) return { name: "apply_patch", kind: "patch", paths: [], patch: `*** Begin Patch\n${text.slice(6)}\n*** End Patch\n` };
  return { name: "Bash", kind: "shell", paths: [], command: text };
}

function doIt(tool: ToolUse, { cwd, run }: { readonly cwd: string; readonly run: (command: string) => void }): void {
  if (tool.kind === "shell") run(tool.command ?? "");
  else if (tool.kind === "edit") put(join(cwd, tool.paths[0] ?? ""), "x\n");
  else if (tool.patch?.includes("Delete") === true) rmSync(join(cwd, "infra/old.tf"));
  else put(join(cwd, /: (.*)/.exec(tool.patch ?? "")?.[1] ?? ""), "x\n");
}

/** The real state of infra: the truth, told by git. */
function fingerprint(cwd: string): string {
  const git = (...words: readonly string[]): string => execFileSync("git", words, { cwd, encoding: "utf8" });
  return `${git("diff", "HEAD", "--", "infra")}${git("status", "--porcelain", "--ignored", "--", "infra")}${git("rev-parse", "HEAD:infra")}`;
}

function linesOf(name: string): readonly string[] {
  return readFileSync(join(import.meta.dirname, name), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("# "));
}

const outcomes: { readonly line: string; readonly outcome: Outcome }[] = [];
for (const line of linesOf("ways.txt")) outcomes.push({ line, outcome: await tryWay(line) });
const real = outcomes.filter(({ outcome }) => outcome.changed);
const share = (count: number, of: number): string => `${count} of ${of} (${((100 * count) / of).toFixed(1)} %)`;
const missed = real.filter(({ outcome }) => !outcome.denied);

const harmless: { readonly line: string; readonly outcome: Outcome }[] = [];
for (const line of linesOf("harmless.txt")) harmless.push({ line, outcome: await tryWay(line) });

console.log(`ways tried ${outcomes.length}, that really changed infra ${real.length}`);
for (const { line } of outcomes.filter(({ outcome }) => !outcome.changed)) console.log(`  without effect here: ${line}`);
console.log(`edit tools alone: stopped before ${share(real.filter(({ outcome }) => outcome.deniedNaively).length, real.length)}`);
console.log(`the guard: stopped before ${share(real.length - missed.length, real.length)}`);
for (const { line } of missed) console.log(`  passed the guard: ${line}`);
const told = real.filter(({ outcome }) => outcome.toldAtStop);
console.log(`the stop gate alone, where nothing was refused: told afterwards ${share(told.length, real.length)}`);
for (const { line } of real.filter(({ outcome }) => !outcome.toldAtStop)) console.log(`  not told at the stop: ${line}`);
const both = real.filter(({ outcome }) => outcome.denied || outcome.toldAtStop);
console.log(`the guard and the stop gate: ${share(both.length, real.length)}, of these ${both.length - (real.length - missed.length)} only afterwards`);
console.log(`harmless commands refused: ${share(harmless.filter(({ outcome }) => outcome.denied).length, harmless.length)}`);
for (const { line } of harmless.filter(({ outcome }) => outcome.denied)) console.log(`  refused: ${line}`);
console.log(`harmless commands after which the stop names infra: ${harmless.filter(({ outcome }) => outcome.toldAtStop).length}`);
for (const { line } of harmless.filter(({ outcome }) => outcome.changed)) console.log(`  not harmless: ${line}`);
