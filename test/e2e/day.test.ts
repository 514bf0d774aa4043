import { spawnSync } from "node:child_process";
import { appendFileSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPageRunner, type PageRunner } from "../docs/page-runner.ts";

let reader: PageRunner;
beforeEach(() => (reader = createPageRunner()));
afterEach(() => reader.remove());

const PERSONAL_HANDOFF = "\ufeff# Payments\r\n\r\nWritten by hand, with CRLF and a mark at the front.\r\n\r\n## Where things stand\r\n\r\n- the queue drains twice\r\n- [ ] find out why\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 |  |\r\n\r\nNo line break at the end";
const AGENTS = "# Rules of the site\n\n- tabs, not blanks\t\n- no trailing newline follows\n\n\n\nKeep it short.";

test("a person adopts three repositories, routes work for a day and finds every byte of theirs unchanged", { timeout: 180_000 }, () => {
  const originals = makeRepositories();

  type("agent-relay init --as user");
  for (const project of ["payments", "site", "fresh"]) type(`agent-relay adopt ${project} --as user`);
  for (const project of ["payments", "site", "fresh"]) addTasks(project);
  day();

  type("agent-relay check", 0);
  expect(lstatSync(join(reader.root, "site", "CLAUDE.md")).isSymbolicLink()).toBe(true);
  expect(readlinkSync(join(reader.root, "site", "CLAUDE.md"))).toBe("AGENTS.md");
  for (const [path, before] of originals) expect(missingOf(before, readFileSync(join(reader.root, path))), path).toBe("");
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

/** Gives what of a text is missing in a later one that was only inserted into: "" when every byte is there, in order. */
function missingOf(before: Buffer, after: Buffer): string {
  let at = 0;
  for (const [index, byte] of before.entries()) {
    const found = after.indexOf(byte, at);
    if (found < 0) return before.subarray(index).toString("utf8");
    at = found + 1;
  }
  return "";
}
