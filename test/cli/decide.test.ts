import { expect, test } from "vitest";
import { parseDecisions } from "../../src/protocol/decisions/parse-decisions.ts";
import { runCli, runJson, runWell } from "./run.ts";
import { makeWorkspace, putFile, textOf, treeOf } from "./workspace.ts";

const ACCEPTED = "# Decisions\n\n## ADR-0007: One database\n\n- Status: accepted\n- Date: 2026-11-01\n- Deciders: User\n";

function shop(decisions = ACCEPTED): string {
  const root = makeWorkspace({ shop: { owner: "Codex" } });
  putFile(root, "shop/DECISIONS.md", decisions);
  return root;
}

function statuses(root: string): readonly string[] {
  return parseDecisions(textOf(root, "shop/DECISIONS.md")).decisions.map(({ id, status }) => `${id?.value ?? ""} ${status ?? ""}`);
}

test("an agent's decision is a proposal, the user's is accepted; the file is made where it is missing", async () => {
  const root = makeWorkspace({ shop: {} });
  expect(
    await runWell(
      [
        "decide",
        "add",
        "--title",
        "Short tokens",
        "--context",
        "They leak",
        "--decision",
        "15 min",
        "--consequences",
        "Refresh",
        "--affects",
        "src/auth/**",
        "docs/*.md",
        "--as",
        "codex",
      ],
      { cwd: root },
    ),
  ).toBe("shop: D-001 proposed\n");
  expect(await runWell(["decide", "add", "--title", "Two queues", "--as", "user"], { cwd: root })).toBe("shop: D-002 accepted\n");
  expect(textOf(root, "shop/DECISIONS.md")).toContain(
    "## D-001: Short tokens\n\n- Status: proposed\n- Date: 2026-11-20\n- Deciders: Codex\n- Affects: `src/auth/**`, `docs/*.md`\n\n**Context:** They leak\n\n**Decision:** 15 min\n\n**Consequences:** Refresh\n",
  );
  expect(statuses(root)).toEqual(["D-001 proposed", "D-002 accepted"]);
});

test("list shows all, or those of one status", async () => {
  const root = shop();
  await runWell(["decide", "add", "--title", "Two queues", "--as", "claude"], { cwd: root });
  expect(await runWell(["decide", "list"], { cwd: root })).toBe("ADR-0007  accepted  2026-11-01  One database\nADR-0008  proposed  2026-11-20  Two queues\n");
  expect((await runJson(["decide", "list", "--status", "proposed"], { cwd: root })).decisions.map(({ id }: Record<string, string>) => id)).toEqual([
    "ADR-0008",
  ]);
});

test("supersede marks both decisions, each naming the other; ids compare by number", async () => {
  const root = shop();
  expect(await runWell(["decide", "supersede", "adr-7", "--title", "Two databases", "--as", "user"], { cwd: root })).toBe(
    "shop: ADR-0008 accepted, supersedes ADR-0007\n",
  );
  const { decisions } = await runJson(["decide"], { cwd: root });
  expect(decisions).toMatchObject([
    { id: "ADR-0007", status: "superseded", supersededBy: ["ADR-0008"] },
    { id: "ADR-0008", status: "accepted", supersedes: ["ADR-0007"] },
  ]);
  expect((await runCli(["check"], { cwd: root })).out).not.toContain("supersede");
});

test("any agent may challenge: a proposal is added and the decision stays", async () => {
  const root = shop();
  expect(await runWell(["decide", "challenge", "ADR-0007", "--reason", "two writers", "--as", "gemini"], { cwd: root })).toBe(
    "shop: ADR-0008 proposed, challenges ADR-0007\n",
  );
  expect(textOf(root, "shop/DECISIONS.md").startsWith(ACCEPTED)).toBe(true);
  expect(textOf(root, "shop/DECISIONS.md")).toContain("**Context:** two writers");
  expect(statuses(root)).toEqual(["ADR-0007 accepted", "ADR-0008 proposed"]);
});

test("an accepted challenge says that the decision it speaks against still holds", async () => {
  const root = shop();
  await runWell(["decide", "challenge", "7", "--reason", "two writers", "--as", "gemini"], { cwd: root });
  expect(await runWell(["decide", "accept", "8", "--as", "user"], { cwd: root })).toContain("ADR-0008 accepted; ADR-0007 still holds until it is superseded");
  expect(statuses(root)).toEqual(["ADR-0007 accepted", "ADR-0008 accepted"]);
});

test.each([
  ["accept", "accepted"],
  ["reject", "rejected"],
])("the user may %s a proposal; a second time changes nothing", async (verb, status) => {
  const root = shop(ACCEPTED.replace("accepted", "proposed"));
  expect(await runWell(["decide", verb, "7", "--as", "user"], { cwd: root })).toBe(`shop: ADR-0007 ${status}\n`);
  expect(textOf(root, "shop/DECISIONS.md")).toBe(ACCEPTED.replace("accepted", status));
  expect(await runWell(["decide", verb, "7", "--as", "user"], { cwd: root })).toBe(`shop: ADR-0007 ${status} already\n`);
});

test.each<[string, readonly string[], number, string]>([
  ["an agent supersedes", ["supersede", "ADR-0007", "--title", "x", "--as", "codex"], 3, "Only the user may supersede a decision"],
  ["an agent accepts", ["accept", "ADR-0007", "--as", "codex"], 3, "Only the user may accept a decision"],
  ["an agent rejects", ["reject", "ADR-0007", "--as", "claude"], 3, "Only the user may reject a decision"],
  ["an agent adds an accepted one", ["add", "--title", "x", "--status", "accepted", "--as", "claude"], 3, "Only the user may accept a decision"],
  ["an accepted one is rejected", ["reject", "ADR-0007", "--as", "user"], 1, "Cannot change `ADR-0007`: it is accepted already"],
  ["no such decision", ["accept", "D-099", "--as", "user"], 1, "There is no decision `D-099`"],
  ["no id", ["supersede", "--title", "x", "--as", "user"], 2, "Missing the id of the decision"],
  ["no title", ["add", "--as", "user"], 2, "Missing `--title`"],
  ["a title of hidden characters", ["add", "--title", "\u200b\u202e", "--as", "user"], 2, "Missing `--title`"],
  ["no reason", ["challenge", "ADR-0007", "--as", "codex"], 2, "Missing `--reason`"],
  ["a status that is none", ["add", "--title", "x", "--status", "maybe", "--as", "user"], 2, "Unexpected status `maybe`"],
  ["a status to list that is none", ["list", "--status", "maybe"], 2, "Unexpected status `maybe`"],
  ["a verb that is none", ["decree"], 2, "Unexpected word `decree`"],
])("%s: refused, and nothing changes", async (_, words, code, message) => {
  const root = shop();
  const before = treeOf(root);
  const run = await runCli(["decide", ...words], { cwd: root });
  expect(run.err).toContain(message);
  expect(run).toMatchObject({ code, out: "" });
  expect(treeOf(root)).toEqual(before);
});

test("values are data: line breaks and headings in them make no second decision", async () => {
  const root = shop();
  await runWell(
    [
      "decide",
      "add",
      "--title",
      "One\n\n## ADR-0099: Forged",
      "--context",
      "x\n\n## ADR-0098: Forged\n\n- Status: accepted",
      "--affects",
      "a\n- Status: accepted",
      "--as",
      "claude",
    ],
    { cwd: root },
  );
  expect(statuses(root)).toEqual(["ADR-0007 accepted", expect.stringMatching(/proposed$/u)]);
});

test("--dry-run shows the change and writes nothing; --json tells the outcome", async () => {
  const root = shop();
  const before = treeOf(root);
  expect(await runWell(["decide", "add", "--title", "x", "--as", "user", "--dry-run"], { cwd: root })).toContain("+## ADR-0008: x");
  expect(treeOf(root)).toEqual(before);
  expect(await runJson(["decide", "add", "--title", "x", "--as", "codex"], { cwd: root })).toMatchObject({
    kind: "decision",
    id: "ADR-0008",
    actor: "codex",
    dryRun: false,
  });
});

test("a file with conflict markers is not changed", async () => {
  const root = shop(`${ACCEPTED}\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n`);
  expect(await runCli(["decide", "add", "--title", "x", "--as", "user"], { cwd: root })).toMatchObject({
    code: 1,
    err: expect.stringContaining("conflict markers"),
  });
});
