import { spawnSync } from "node:child_process";
import { appendFileSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPageRunner, type PageRunner } from "../docs/page-runner.ts";

let reader: PageRunner;
beforeEach(() => (reader = createPageRunner()));
afterEach(() => reader.remove());

const PERSONAL_HANDOFF =
  "\ufeff# Payments\r\n\r\nWritten by hand, with CRLF and a mark at the front.\r\n\r\n## Where things stand\r\n\r\n- the queue drains twice\r\n- [ ] find out why\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 |  |\r\n\r\nNo line break at the end";
const AGENTS = "# Rules of the site\n\n- tabs, not blanks\t\n- no trailing newline follows\n\n\n\nKeep it short.";

test("the comparison sees a changed, a missing and a moved byte", () => {
  const cut = (before: string, after: string): number | undefined => stretchesOf(Buffer.from(before), Buffer.from(after))?.length;
  expect(cut("abcd", "xabcdx")).toBe(1);
  expect(cut("abcd", "abXXcd")).toBe(2);
  expect(cut("abcd", "abXd")).toBeUndefined();
  expect(cut("abcd", "cdab")).toBeUndefined();
});

test("a person adopts three repositories, routes work for a day and finds every byte of theirs unchanged", { timeout: 180_000 }, () => {
  const originals = makeRepositories();

  type("agent-relay init");
  for (const project of ["payments", "site", "fresh"]) type(`agent-relay adopt ${project}`);
  for (const project of ["payments", "site", "fresh"]) addTasks(project);
  day();

  type("agent-relay check", 0);
  expect(lstatSync(join(reader.root, "site", "CLAUDE.md")).isSymbolicLink()).toBe(true);
  expect(readlinkSync(join(reader.root, "site", "CLAUDE.md"))).toBe("AGENTS.md");
  for (const [path, before] of originals)
    expect(stretchesOf(before, readFileSync(join(reader.root, path)))?.length, path).toBe(path.endsWith("HANDOFF.md") ? 2 : 1);
  expect(readdirSync(reader.root).sort()).toEqual([".agent-relay", "AGENT-HANDOFF.md", "fresh", "payments", "site"]);
});

/** Runs a command as it would be typed, in the workspace, and gives what it printed. */
function type(command: string, exitCode = 0): string {
  const result = reader.run(command);
  expect(result.exitCode, `$ ${command}\n${result.output}`).toBe(exitCode);
  return result.output;
}

function makeRepositories(): ReadonlyMap<string, Buffer> {
  for (const project of ["payments", "site", "fresh"]) {
    mkdirSync(join(reader.root, project, "src"), { recursive: true });
    spawnSync("git", ["init", "-q", "-b", "main", project], { cwd: reader.root });
  }
  write("payments/AGENT_HANDOFF.md", PERSONAL_HANDOFF);
  write("payments/src/queue.ts", "export const queue = [];\r\n");
  write("site/AGENTS.md", AGENTS);
  symlinkSync("AGENTS.md", join(reader.root, "site", "CLAUDE.md"));
  write("site/src/index.html", "<p>hello");
  const paths = ["payments/AGENT_HANDOFF.md", "payments/src/queue.ts", "site/AGENTS.md", "site/src/index.html"];
  return new Map(paths.map((path) => [path, readFileSync(join(reader.root, path))]));
}

function write(path: string, text: string): void {
  writeFileSync(join(reader.root, path), text);
}

/** The person writes tasks into the handoff, as one does. */
function addTasks(project: string): void {
  const file = join(reader.root, project, project === "payments" ? "AGENT_HANDOFF.md" : "AGENT-HANDOFF.md");
  const text = readFileSync(file, "utf8");
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const tasks = ["- [ ] **T1** Design it (owner: claude)", "- [ ] **T2** Build it (owner: codex; after: T1)", "- [ ] **T3** Try it (owner: user; after: T2)"];
  if (/^## Pending Tasks/mu.test(text)) writeFileSync(file, text.replace(/^(## Pending Tasks\r?\n)/mu, `$1${eol}${tasks.join(eol)}${eol}`));
  else appendFileSync(file, `${eol}${eol}## Pending Tasks${eol}${eol}${tasks.join(eol)}${eol}`);
}

function day(): void {
  for (const project of ["payments", "site", "fresh"]) {
    type(`agent-relay handoff "HANDOFF claude ${project}" --as claude`);
    type(`agent-relay start T1 --project ${project} --as claude`);
    type(`agent-relay start T2 --project ${project} --as codex`, 3);
    type(`agent-relay done T1 --evidence "true" --project ${project} --as claude`);
    type(`agent-relay pass --to codex --summary "The design stands in T2" --project ${project} --as claude`);
    type(`agent-relay done T2 --unverified --project ${project} --as claude`, 3);
    type(`agent-relay start T2 --project ${project} --as codex`);
    type(`agent-relay block T2 --reason "needs a key" --project ${project} --as codex`);
    type(`agent-relay pass --to codex --summary "The key is in the vault" --next "T2 Build it" --project ${project} --as user`);
    type(`agent-relay done T2 --evidence "true" --project ${project} --as codex`);
    type(`agent-relay review --findings "- src: works" --project ${project} --as codex`);
    type(`agent-relay reopen T2 --reason "one case is missing" --project ${project} --as user`);
    type(`agent-relay done T2 --evidence "true" --project ${project} --as user`);
    type(`agent-relay done T3 --unverified --project ${project} --as user`);
    type(`agent-relay approve --project ${project} --as user`);
    expect(type(`agent-relay handoff ${project} --as user`)).toContain(project);
  }
}

/**
 * Cuts a text into the fewest stretches that stand in a later one, in order and without a byte in them changed: one for a text that was only written
 * around, two where something was put into it once. Undefined when a byte is missing.
 */
function stretchesOf(before: Buffer, after: Buffer): readonly string[] | undefined {
  const stretches: string[] = [];
  let from = 0;
  let at = 0;
  while (from < before.length) {
    const length = longestFound(before.subarray(from), after.subarray(at));
    if (length === 0) return undefined;
    const stretch = before.subarray(from, from + length);
    at += after.subarray(at).indexOf(stretch) + length;
    from += length;
    stretches.push(stretch.toString("utf8"));
  }
  return stretches;
}

function longestFound(wanted: Buffer, text: Buffer): number {
  let low = 0;
  let high = wanted.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (text.includes(wanted.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
