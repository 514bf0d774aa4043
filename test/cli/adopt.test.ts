import { join } from "node:path";
import { expect, test } from "vitest";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { runCli, runWell } from "./run.ts";
import { handoffText, makeFolder, makeWorkspace, putFile, textOf, treeOf } from "./workspace.ts";

const NOTES = "\ufeff# Payments\r\n\r\nBy hand.\r\n\r\n## Next steps\r\n\r\n- [ ] find out why\r\n\r\nno break at the end";

/** What of a text is missing, in order, in a later one that was only inserted into. */
function missing(before: string, after: string): string {
  let at = 0;
  for (let index = 0; index < before.length; index += 1) {
    const found = after.indexOf(before.charAt(index), at);
    if (found === -1) return before.slice(index);
    at = found + 1;
  }
  return "";
}

test.each(["AGENT-HANDOFF.md", "AGENT_HANDOFF.md", "HANDOFF.md", "handoff.md", "docs/HANDOFF.md"])(
  "a handoff called %s gets the fields at its top and keeps every byte",
  async (name) => {
    const root = makeWorkspace({});
    putFile(root, `pay/${name}`, NOTES);
    await runWell(["adopt", "pay", "--owner", "codex", "--next", "Find out why"], { cwd: root });
    const after = textOf(root, `pay/${name}`);
    expect(missing(NOTES, after)).toBe("");
    expect(after.startsWith("\ufeff# Payments\r\n\r\n| Field | Value |\r\n| --- | --- |\r\n| Current Owner | Codex |\r\n")).toBe(true);
    expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| pay | pay | Codex |");
    expect(Object.keys(treeOf(join(root, "pay"))).filter((path) => /handoff\.md$/iu.test(path))).toEqual([name]);
  },
);

test("a second run changes nothing", async () => {
  const root = makeWorkspace({});
  putFile(root, "pay/AGENT_HANDOFF.md", NOTES);
  await runWell(["adopt", "pay", "--as", "user"], { cwd: root });
  const before = treeOf(root);
  expect(await runWell(["adopt", "pay", "--as", "user"], { cwd: root, now: "2026-11-22T00:00:00Z" })).toContain("Nothing to do");
  expect(await runWell(["adopt"], { cwd: join(root, "pay") })).toContain("Nothing to do");
  expect(treeOf(root)).toEqual(before);
});

test("a folder without a handoff gets a fresh one", async () => {
  const root = makeWorkspace({});
  putFile(root, "fresh/src/a.ts", "x");
  await runWell(["adopt", "fresh"], { cwd: root });
  expect(parseHandoff(textOf(root, "fresh/AGENT-HANDOFF.md"))).toMatchObject({ title: "Agent Handoff: fresh", owner: { value: { kind: "user" } } });
});

test("init and adopt leave index and handoff in step", async () => {
  const root = makeFolder({ "pay/AGENT_HANDOFF.md": NOTES, "shop/HANDOFF.md": handoffText("shop", { owner: "Codex" }) });
  await runWell(["init"], { cwd: root });
  await runWell(["adopt", "pay"], { cwd: root });
  await runWell(["adopt", "shop"], { cwd: root });
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| pay | pay | User |\n| shop | shop | Codex |");
  const { out } = await runCli(["check"], { cwd: root });
  expect(out).not.toContain("owner-matches-index");
});

test("an owner that stands in the file stays, and that is said", async () => {
  const root = makeWorkspace({ shop: { owner: "Claude" } });
  const { code, err } = await runCli(["adopt", "shop", "--owner", "codex"], { cwd: root });
  expect(code).toBe(0);
  expect(err).toContain("names an owner already, Claude, who stays");
  expect(textOf(root, "shop/AGENT-HANDOFF.md")).toContain("| Current Owner | Claude |");
});

test("of two live handoffs one has to be chosen", async () => {
  const root = makeWorkspace({});
  putFile(root, "pay/AGENT_HANDOFF.md", NOTES);
  putFile(root, "pay/docs/HANDOFF.md", "# Old\n");
  const before = treeOf(root);
  const refused = await runCli(["adopt", "pay"], { cwd: root });
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringContaining("Several handoff files are live in this folder: `AGENT_HANDOFF.md`, `docs/HANDOFF.md`"),
  });
  expect(treeOf(root)).toEqual(before);
  await runWell(["adopt", "pay", "--file", "docs/HANDOFF.md"], { cwd: root });
  expect(textOf(root, "pay/docs/HANDOFF.md")).toContain("| Current Owner | User |");
  expect(textOf(root, "pay/AGENT_HANDOFF.md")).toBe(NOTES);
});

test("--dry-run shows the block as a diff and writes nothing", async () => {
  const root = makeWorkspace({});
  putFile(root, "pay/AGENT_HANDOFF.md", NOTES);
  const before = treeOf(root);
  expect(await runWell(["adopt", "pay", "--dry-run"], { cwd: root })).toContain("+| Current Owner | User |");
  expect(treeOf(root)).toEqual(before);
});
