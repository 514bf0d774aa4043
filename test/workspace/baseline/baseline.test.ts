import { mkdirSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatBaseline, parseBaseline } from "../../../src/workspace/baseline/baseline.ts";
import { foldersWithStopFile, hasBaseline, loadBaseline, saveBaseline } from "../../../src/workspace/baseline/baseline-store.ts";
import { createBudget } from "../../../src/workspace/baseline/budget.ts";
import { isChangedSince, readFileState } from "../../../src/workspace/baseline/file-state.ts";
import { listFiles } from "../../../src/workspace/baseline/list-files.ts";
import { parseLocalCommits } from "../../../src/workspace/baseline/local-commits.ts";
import { pruneStopFiles } from "../../../src/workspace/baseline/prune-stop-files.ts";
import { readHand } from "../../../src/workspace/baseline/read-hand.ts";
import { takeBaseline } from "../../../src/workspace/baseline/take-baseline.ts";
import { workSince } from "../../../src/workspace/baseline/work-since.ts";
import { appendSession } from "../../../src/workspace/sessions/append-session.ts";
import { git } from "../support/git-repository.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { valueOf } from "../support/value-of.ts";

function take(folder: string, more: Partial<Parameters<typeof takeBaseline>[0]> = {}) {
  const file = join(folder, "AGENT-HANDOFF.md");
  return takeBaseline({ session: "s1", now: "2026-11-20T15:00:00Z", folder, file, handoff: "", offLimits: [], timeMs: 2000, ...more });
}

const plenty = () => 5000;

describe("the state of a file", () => {
  const budget = createBudget(5000);

  test("tells another content from a touch, also of the same size", () => {
    const path = join(tempFolder({ "a.txt": "one" }), "a.txt");
    const state = readFileState(path, budget);
    expect(isChangedSince(path, state, Date.now())).toBe(false);
    utimesSync(path, new Date(2_000_000_000_000), new Date(2_000_000_000_000));
    expect(isChangedSince(path, state, Date.now())).toBe(false);
    writeFileSync(path, "two");
    expect(isChangedSince(path, state, Date.now())).toBe(true);
  });

  test("says nothing where there was no time for a hash and only the mark differs", () => {
    const path = join(tempFolder({ "a.txt": "one" }), "a.txt");
    const state = readFileState(path, createBudget(0));
    utimesSync(path, new Date(2_000_000_000_000), new Date(2_000_000_000_000));
    expect(isChangedSince(path, state, Date.now())).toBeUndefined();
    writeFileSync(path, "longer");
    expect(isChangedSince(path, state, Date.now())).toBe(true);
  });

  test("knows what is gone, a folder or a link, and what became of it", () => {
    const folder = tempFolder({ "a.txt": "one" });
    const [file, link] = [join(folder, "a.txt"), join(folder, "link")];
    symlinkSync("a.txt", link);
    const [gone, linked, plain] = [readFileState(join(folder, "none"), budget), readFileState(link, budget), readFileState(file, budget)];
    expect([gone, linked, readFileState(folder, budget)]).toEqual([
      ["gone", ""],
      ["link a.txt", ""],
      ["folder", ""],
    ]);
    expect(isChangedSince(join(folder, "none"), gone, 0)).toBe(false);
    expect(isChangedSince(link, linked, 0)).toBe(false);
    unlinkSync(link);
    symlinkSync("b.txt", link);
    expect(isChangedSince(link, linked, 0)).toBe(true);
    rmSync(file);
    expect(isChangedSince(file, plain, 0)).toBe(true);
  });
});

describe("a baseline", () => {
  test("survives being written and read, and any other text is none", () => {
    const baseline = take(tempFolder({ "a.txt": "one" }));
    expect(parseBaseline(formatBaseline(baseline))).toEqual(baseline);
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseBaseline(text) === undefined));
    fc.assert(fc.property(fc.nat(formatBaseline(baseline).length - 3), (length) => parseBaseline(formatBaseline(baseline).slice(0, length)) === undefined));
  });

  test("is found from every folder below its own", () => {
    const folder = tempFolder({ "a/b/c.txt": "" });
    valueOf(saveBaseline(folder, "s1", take(folder)));
    expect(hasBaseline(folder, "s1")).toBe(true);
    expect(loadBaseline(folder, "s2")).toBeUndefined();
    expect(foldersWithStopFile(join(folder, "a/b"), "s1", "baseline")).toEqual([folder]);
  });

  test("without git sees what is new, changed and gone, and nothing in folders of tools or of other projects", () => {
    const folder = tempFolder({ "a.txt": "one", "b.txt": "two", "sub/AGENT-HANDOFF.md": "", "sub/x.txt": "", "node_modules/m/i.js": "" });
    const baseline = take(folder);
    expect(Object.keys(baseline.files)).toEqual(["a.txt", "b.txt"]);
    writeFileSync(join(folder, "a.txt"), "two");
    rmSync(join(folder, "b.txt"));
    mkdirSync(join(folder, "dist"));
    for (const path of ["c.txt", "sub/x.txt", "node_modules/m/i.js", "dist/out.js"]) writeFileSync(join(folder, path), "new");
    expect(workSince(folder, baseline, plenty)).toEqual({ files: ["a.txt", "b.txt", "c.txt"], partial: false });
  });

  test("says what it does not cover, and blames nobody for it", () => {
    const folder = tempFolder(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`f${i}.txt`, "x"])));
    const baseline = take(folder);
    expect(baseline.uncovered).toBe("files beyond the first 2000");
    writeFileSync(join(folder, "f0.txt"), "longer");
    writeFileSync(join(folder, "zzz.txt"), "new");
    expect(workSince(folder, baseline, plenty)).toEqual({ files: ["f0.txt"], partial: true });
    expect(take(folder, { timeMs: 0 }).uncovered).toBeDefined();
  });

  test("with git that answers nothing in time knows nothing, and says so", () => {
    const folder = tempFolder({ "a.txt": "one" });
    git(folder, "init", "-q");
    const baseline = take(folder, { timeMs: 0 });
    expect(baseline).toMatchObject({ git: { head: "", known: false }, uncovered: expect.stringContaining("git") });
    expect(workSince(folder, baseline, plenty)).toEqual({ files: [], partial: true });
  });

  test("watches files off limits that git ignores, new ones too", () => {
    const folder = tempFolder({ ".gitignore": ".env\nsecret/\n", ".env": "A=1\n", "secret/a": "1" });
    git(folder, "init", "-q");
    const offLimits = [".env", "secret/**", "../up", "/etc/passwd", "**"];
    const baseline = take(folder, { offLimits });
    expect(Object.keys(baseline.files).sort()).toEqual([".env", ".gitignore", "secret/a"]);
    writeFileSync(join(folder, ".env"), "A=2\n");
    expect(workSince(folder, baseline, plenty).files).toEqual([".env"]);
  });

  test("of a project in a workspace that git covers watches all of it", () => {
    const root = tempFolder({ "api/a.txt": "1", "web/b.txt": "1" });
    git(root, "init", "-q");
    git(root, "add", "-A");
    git(root, "commit", "-qm", "x");
    expect(take(join(root, "api"), { workspace: root })).toMatchObject({ ground: root, project: join(root, "api"), files: {} });
    expect(take(join(root, "api"), { workspace: tempFolder() }).ground).toBe(join(root, "api"));
  });

  test("is removed with the oldest when there are too many", () => {
    const folder = tempFolder();
    for (const session of ["a", "b", "c"]) valueOf(saveBaseline(folder, session, take(folder)));
    utimesSync(join(folder, ".agent-relay/stop/b.baseline.json"), 1, 1);
    pruneStopFiles(folder, 2);
    expect(["a", "b", "c"].filter((session) => hasBaseline(folder, session))).toEqual(["a", "c"]);
  });
});

describe("what a session did", () => {
  const OLD = "0".repeat(40);
  const NEW = "1".repeat(40);
  const line = (what: string, at = 1000): string => `${OLD} ${NEW} Ann Example <ann@example.org> ${at} +0100\t${what}`;

  test("of git's moves of the head only those that made a commit here count", () => {
    const made = ["commit: Work", "commit (initial): x", "commit (amend): x", "cherry-pick: x", "revert: x"];
    for (const what of made) expect(parseLocalCommits(line(what), 1_000_500)).toEqual([NEW]);
    const others = ["checkout: moving from a to b", "pull: Fast-forward", "merge x: Fast-forward", "reset: moving to HEAD~1", "rebase (finish): x", ""];
    for (const what of others) expect(parseLocalCommits(line(what), 0)).toEqual([]);
    expect(parseLocalCommits(line("commit: Work", 999), 1_000_000)).toEqual([]);
    expect(parseLocalCommits("nonsense\n\n", 0)).toEqual([]);
  });

  test("its journal tells whether it used tools since, unless a clock was set back", () => {
    const home = tempFolder();
    expect(readHand(home, "s1", "2026-11-20T15:00:00Z")).toBe("unknown");
    valueOf(appendSession(home, "s1", { at: "2026-11-20T14:00:00Z", command: "ls" }));
    expect(readHand(home, "s1", "2026-11-20T15:00:00Z")).toBe("no");
    valueOf(appendSession(home, "s1", { at: "2026-11-20T13:00:00Z", command: "ls" }));
    expect(readHand(home, "s1", "2026-11-20T15:00:00Z")).toBe("yes");
    valueOf(appendSession(home, "s2", { at: "2026-11-20T15:00:00Z", files: ["a"] }));
    expect(readHand(home, "s2", "2026-11-20T15:00:00Z")).toBe("yes");
  });

  test("a list of files is bounded by number and time", () => {
    const folder = tempFolder({ "a/b.txt": "", "a/c.txt": "", "d.txt": "" });
    expect(listFiles(folder, { most: 2, budget: createBudget(5000) })).toEqual({ files: ["d.txt", "a/b.txt"], complete: false });
    expect(listFiles(folder, { most: 9, budget: createBudget(0) })).toEqual({ files: [], complete: false });
    expect(listFiles(join(folder, "none"), { most: 9, budget: createBudget(5000) })).toEqual({ files: [], complete: true });
  });

  test("a budget ends by its bytes even where the clock goes backwards", () => {
    let now = 1000;
    const budget = createBudget(100, () => (now -= 10));
    expect(budget.leftMs()).toBe(100);
    expect([budget.spend(30_000_000), budget.spend(30_000_000)]).toEqual([true, false]);
  });
});
