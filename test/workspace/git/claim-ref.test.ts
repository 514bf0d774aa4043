import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimOnRemote, readClaim, releaseOnRemote } from "../../../src/workspace/git/claim-ref.ts";
import { claimRefName } from "../../../src/workspace/git/claim-ref-name.ts";
import { bundleProgram } from "../support/actors.ts";
import { commit, git } from "../support/git-repository.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { problemOf, valueOf } from "../support/value-of.ts";

const NOW = "2026-11-20T15:00:00Z";
const CODEX = { agent: "codex", session: "s1", host: "box" };
const CLAUDE = { agent: "claude", session: "s2", host: "lap" };

const scratch = mkdtempSync(join(tmpdir(), "relay-program-"));
let program = "";
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, "..", "support", "remote-claimer.ts"), scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Two clones of one bare repository, as two machines have them. */
function machines(): { readonly one: string; readonly two: string; readonly bare: string } {
  const root = tempFolder();
  git(root, "init", "-q", "--bare", "bare.git");
  for (const name of ["one", "two"]) git(root, "clone", "-q", "bare.git", name);
  commit(join(root, "one"), { "a.md": "" }, { message: "first", date: NOW });
  git(join(root, "one"), "push", "-q", "origin", "HEAD");
  return { one: join(root, "one"), two: join(root, "two"), bare: join(root, "bare.git") };
}

const at = (folder: string) => ({ folder, remote: "origin", project: "app" });

test("a claim is seen on the other machine, kept from it, renewed and given back", () => {
  const { one, two, bare } = machines();
  expect(valueOf(readClaim(at(one)))).toBeUndefined();
  const lease = valueOf(claimOnRemote(at(one), CODEX, NOW));
  expect(valueOf(readClaim(at(two)))).toMatchObject({ lease });
  expect(problemOf(claimOnRemote(at(two), CLAUDE, NOW))).toEqual({ kind: "held", holder: lease });
  expect(valueOf(claimOnRemote(at(one), CODEX, "2026-11-20T15:10:00Z"))).toMatchObject({ acquiredAt: NOW, expiresAt: "2026-11-20T15:40:00Z" });
  expect(valueOf(releaseOnRemote(at(two), "s2"))).toBe(false);
  expect(valueOf(releaseOnRemote(at(one), "s1"))).toBe(true);
  expect(git(bare, "for-each-ref", "refs/agent-relay")).toBe("");
  expect(valueOf(claimOnRemote(at(two), CLAUDE, NOW))).toMatchObject(CLAUDE);
});

test("an expired claim is taken over, and what is no claim stands in nobody's way", () => {
  const { one, two, bare } = machines();
  valueOf(claimOnRemote(at(one), CODEX, NOW));
  expect(valueOf(claimOnRemote(at(two), CLAUDE, "2026-11-20T15:30:00Z"))).toMatchObject(CLAUDE);
  git(bare, "update-ref", claimRefName("other"), git(bare, "rev-parse", "HEAD"));
  expect(valueOf(claimOnRemote({ ...at(one), project: "other" }, CODEX, NOW))).toMatchObject(CODEX);
});

test("of two machines that race, the one that pushes second is told who was first", async () => {
  const { one, two } = machines();
  for (let round = 0; round < 5; round += 1) {
    const project = `app-${round}`;
    const runs = [
      { folder: one, agent: "codex" },
      { folder: two, agent: "claude" },
    ].map(({ folder, agent }) => runClaimer({ folder, remote: "origin", project, agent, now: NOW }));
    const results = await Promise.all(runs);
    expect(
      results.filter(({ ok }) => ok),
      JSON.stringify(results),
    ).toHaveLength(1);
    const winner = results.find(({ ok }) => ok);
    expect(valueOf(readClaim({ folder: one, remote: "origin", project }))?.lease?.agent).toBe(winner?.agent);
    expect(results.find(({ ok }) => !ok)?.holder).toBe(winner?.agent);
  }
});

test("a claim that is pushed between another's look and push wins, and the other is told", () => {
  const { one, two } = machines();
  const order = JSON.stringify({ folder: two, remote: "origin", project: "app", agent: "claude", now: NOW });
  const receive = join(one, "..", "receive.sh");
  writeFileSync(receive, `#!/bin/sh\n'${process.execPath}' '${program}' '${order}' >&2\nexec git-receive-pack "$@"\n`, { mode: 0o755 });
  git(one, "config", "remote.origin.receivepack", receive);
  expect(problemOf(claimOnRemote(at(one), CODEX, NOW))).toMatchObject({ kind: "held", holder: { agent: "claude" } });
});

async function runClaimer(order: object): Promise<{ readonly ok: boolean; readonly agent: string; readonly holder?: string }> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  await once(child, "close");
  return JSON.parse(output);
}

test.each([
  { remote: "nowhere", words: 'Cannot read the claim on "nowhere"' },
  { remote: "--upload-pack=touch x", words: 'Cannot use the remote "--upload-pack=touch x"' },
  { remote: "", words: 'Cannot use the remote ""' },
])("the remote $remote is a problem in words", ({ remote, words }) => {
  const { one } = machines();
  expect(problemOf(claimOnRemote({ ...at(one), remote }, CODEX, NOW))).toMatchObject({ kind: "remote", message: expect.stringContaining(words) });
});

test("a remote that refuses the push is a problem, not a claim", () => {
  const { one, bare } = machines();
  writeFileSync(join(bare, "hooks", "pre-receive"), "#!/bin/sh\necho closed >&2\nexit 1\n", { mode: 0o755 });
  expect(problemOf(claimOnRemote(at(one), CODEX, NOW))).toMatchObject({
    kind: "remote",
    message: expect.stringContaining('Cannot push the claim to "origin"'),
  });
});

test.each([
  ["app", "refs/agent-relay/claims/app"],
  ["my-project-2", "refs/agent-relay/claims/my-project-2"],
])("the project %s has the ref %s", (project, ref) => {
  expect(claimRefName(project)).toBe(ref);
});

test("every other name has a ref of its own that git accepts", () => {
  const names = ["My App", "my_app", "my app", "my/app", "..", "@{", "ünï", "", "a".repeat(300), "x.lock", "-x"];
  const refs = names.map(claimRefName);
  expect(new Set(refs).size).toBe(names.length);
  for (const ref of refs) expect(git(tempFolder(), "check-ref-format", ref)).toBe("");
});
