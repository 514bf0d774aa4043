import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decideStaleness, type Fingerprint } from "../../../src/protocol/evidence/fingerprint.ts";
import { readFingerprint } from "../../../src/workspace/evidence/read-fingerprint.ts";
import { commit, git } from "../support/git-repository.ts";
import { tempFolder } from "../support/temp-folder.ts";

const inSource = (path: string): boolean => path.startsWith("src/");
const DATE = "2026-11-20T10:00:00Z";

function repository(): string {
  const folder = tempFolder({ "src/a b.txt": "a\n", "src/b.txt": "b\n", "notes.txt": "n\n", ".gitignore": "built/\n" });
  git(folder, "init", "-q", "-b", "main");
  commit(folder, {}, { message: "begin", date: DATE });
  return folder;
}

describe("readFingerprint", () => {
  test("says the same of content that is new, staged and committed", () => {
    const folder = repository();
    writeFileSync(join(folder, "src", 'ü "q".txt'), "new\n");
    symlinkSync("b.txt", join(folder, "src", "link"));
    rmSync(join(folder, "notes.txt"));
    const open = readFingerprint(folder, inSource);
    git(folder, "add", "-A");
    const staged = readFingerprint(folder, inSource);
    commit(folder, {}, { message: "record", date: DATE });
    const recorded = readFingerprint(folder, inSource);
    expect([open.dirty, staged.dirty, recorded.dirty]).toEqual([true, true, false]);
    // A name with a quote is told by its mark alone.
    expect(staged.files).toBe(open.files);
    expect(open.commit).not.toBe(recorded.commit);
  });

  test("says another thing of each change, and knows whether it is in scope", () => {
    const folder = repository();
    const before = readFingerprint(folder, inSource);
    const seen = new Set([before.files]);
    const changes: readonly (readonly [boolean, () => void])[] = [
      [true, () => writeFileSync(join(folder, "src", "b.txt"), "other\n")],
      [false, () => writeFileSync(join(folder, "notes.txt"), "other\n")],
      [true, () => rmSync(join(folder, "src", "a b.txt"))],
      [true, () => symlinkSync("b.txt", join(folder, "src", "link"))],
      [false, () => writeFileSync(join(folder, "new.txt"), "")],
    ];
    let last: Fingerprint = before;
    for (const [scoped, change] of changes) {
      change();
      const now = readFingerprint(folder, inSource);
      expect(seen.has(now.files)).toBe(false);
      expect(now.scope !== last.scope).toBe(scoped);
      seen.add(now.files);
      last = now;
    }
  });

  test("does not look at protocol files, machine state and what git ignores", () => {
    const folder = repository();
    const before = readFingerprint(folder, inSource);
    for (const path of [
      "AGENT-HANDOFF.md",
      "docs/HANDOFF.md",
      "DECISIONS.md",
      "CODEX_REVIEW.md",
      "AGENT-HANDOFF.archive.md",
      ".agent-relay/x.json",
      "built/x",
    ]) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), "x");
    }
    expect(readFingerprint(folder, inSource)).toEqual(before);
  });

  test("works in a folder of a repository, before the first commit and without git", () => {
    const outer = tempFolder({ "app/src/a.txt": "a", "other/b.txt": "b" });
    const without = readFingerprint(join(outer, "app"), inSource);
    expect(without).toMatchObject({ dirty: false, scope: expect.any(String) });
    writeFileSync(join(outer, "app", "src", "a.txt"), "c");
    expect(readFingerprint(join(outer, "app"), inSource).scope).not.toBe(without.scope);
    git(outer, "init", "-q", "-b", "main");
    const early = readFingerprint(join(outer, "app"), inSource);
    expect(early).toMatchObject({ dirty: true });
    expect(early.commit).toBeUndefined();
    commit(outer, {}, { message: "begin", date: DATE });
    writeFileSync(join(outer, "other", "b.txt"), "changed");
    expect(readFingerprint(join(outer, "app"), inSource)).toMatchObject({ dirty: false, files: early.files, scope: early.scope });
  });

  test("tells a file that cannot be read by its mark", () => {
    const folder = repository();
    writeFileSync(join(folder, "secret.txt"), "x");
    chmodSync(join(folder, "secret.txt"), 0o000);
    expect(() => readFingerprint(folder)).not.toThrow();
  });
});

describe("decideStaleness", () => {
  const then: Fingerprint = { commit: "a", dirty: false, files: "f", scope: "s" };
  const { scope: _, ...unscoped } = then;

  test.each<readonly [string, Fingerprint, Fingerprint, string | undefined]>([
    ["nothing changed", then, then, undefined],
    ["a commit that changed nothing", then, { ...then, commit: "b" }, undefined],
    ["files in scope", then, { ...then, scope: "t", files: "g" }, "scope"],
    ["other files, committed", then, { ...then, commit: "b", files: "g" }, "head"],
    ["other files, open", then, { ...then, files: "g", dirty: true }, undefined],
    ["files without a scope, committed", unscoped, { ...unscoped, commit: "b", files: "g" }, "head"],
    ["files without a scope, open", unscoped, { ...unscoped, files: "g" }, "files"],
    ["a scope that came later", unscoped, then, undefined],
    ["a scope that came later, and files", unscoped, { ...then, files: "g" }, "files"],
  ])("after %s", (_name, before, after, expected) => {
    expect(decideStaleness(before, after)).toBe(expected);
  });
});
