import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver/node";
import { handoffText, makeFolder, makeWorkspace, putFile, textOf } from "../workspace.ts";
import { runCli } from "../run.ts";
import { type Editor, openEditor, USUAL } from "./editor.ts";

const HANDOFF = "shop/AGENT-HANDOFF.md";

function shop(owner = "Claude"): string {
  return makeWorkspace({ shop: { owner, next: "Build T2", pending: ["- [ ] **T2** Build it (owner: claude)"] } });
}

const codesOf = (found: readonly Diagnostic[]): readonly unknown[] => found.map(({ code }) => code);

/** Waits until the file that is open has a finding, or has it no more. */
async function untilFound(editor: Editor, path: string, { code, there }: { readonly code: string; readonly there: boolean }): Promise<void> {
  for (;;) {
    const last = editor.published.findLast(({ uri }) => uri === editor.uriOf(path));
    if (last && codesOf(last.diagnostics).includes(code) === there) return;
    await new Promise(setImmediate);
  }
}

describe("findings in an editor", () => {
  test("carry range, severity, rule, source, what to do and the fix", async () => {
    const root = shop("cluade");
    const editor = await openEditor({ root });
    await editor.open(HANDOFF, textOf(root, HANDOFF));
    const found = (await editor.findings(HANDOFF)).find(({ code }) => code === "owner-known");
    const range = { start: { line: 4, character: 18 }, end: { line: 4, character: 24 } };
    expect(found).toMatchObject({
      range,
      severity: 1,
      source: "agent-relay",
      data: { fix: { title: "Replace by `Claude`", edits: [{ range, newText: "Claude" }] } },
    });
    expect(found?.message).toMatch(/^Unexpected owner `cluade`, expected .*\nWrite `Claude`$/u);
  });

  test.each([
    ["utf-16", 32],
    ["utf-8", 39],
    ["utf-32", 30],
  ])("stand at the right place in %s, behind emoji, Chinese and CRLF", async (encoding, character) => {
    const root = shop();
    const capabilities = { ...USUAL, general: { positionEncodings: [encoding] } };
    const editor = await openEditor({ root, capabilities });
    expect(editor.initialized.capabilities.positionEncoding).toBe(encoding);
    const lines = textOf(root, HANDOFF).split("\n");
    const at = lines.findIndex((line) => line.includes("**T2**"));
    lines[at] = "- [ ] **T2** 😀😀 é中 go (owner: cluade)";
    await editor.open(HANDOFF, lines.join("\r\n"));
    const found = (await editor.findings(HANDOFF)).find(({ code }) => code === "task-owner-known");
    expect(found?.range).toEqual({ start: { line: at, character }, end: { line: at, character: character + 6 } });
    await editor.change(HANDOFF, 2, [{ range: found?.range, text: "codex" }]);
    expect(codesOf(await editor.findings(HANDOFF, 2))).not.toContain("task-owner-known");
  });

  test("are those of the buffer, not of the disk, and of its last version alone", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    const text = textOf(root, HANDOFF);
    await editor.open(HANDOFF, text);
    expect(codesOf(await editor.findings(HANDOFF))).not.toContain("owner-known");
    for (let version = 2; version <= 30; version += 1)
      await editor.change(HANDOFF, version, [{ text: text.replace("| Claude |", version === 30 ? "| cluade |" : `| x${version} |`) }]);
    const found = await editor.findings(HANDOFF, 30);
    expect(found.find(({ code }) => code === "owner-known")?.message).toContain("cluade");
    const versions = editor.published.filter(({ uri }) => uri === editor.uriOf(HANDOFF)).map(({ version = 0 }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.length).toBeLessThan(10);
  });

  test("take what else is open as it is in the editor", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    const text = textOf(root, HANDOFF);
    const index = textOf(root, "AGENT-HANDOFF.md");
    await editor.open(HANDOFF, text);
    await editor.open("AGENT-HANDOFF.md", index);
    expect(codesOf(await editor.findings(HANDOFF))).not.toContain("owner-matches-index");
    await editor.change("AGENT-HANDOFF.md", 2, [{ text: index.replaceAll("Claude", "Codex") }]);
    await untilFound(editor, HANDOFF, { code: "owner-matches-index", there: true });
    await editor.change(HANDOFF, 2, [{ text: text.replace("| Claude |", "| Codex |") }]);
    await untilFound(editor, HANDOFF, { code: "owner-matches-index", there: false });
    await untilFound(editor, "AGENT-HANDOFF.md", { code: "owner-matches-index", there: false });
    await editor.change("AGENT-HANDOFF.md", 3, [{ text: `A line above.\n\n${index.replaceAll("Claude", "Codex")}` }]);
    await editor.change(HANDOFF, 3, [{ text: `${text.replace("| Claude |", "| Codex |")}\n` }]);
    expect(codesOf(await editor.findings(HANDOFF, 3))).not.toContain("owner-matches-index");
  });

  test("follow the settings and the disk when the client tells of them, and go when a file is closed", async () => {
    const root = shop("cluade");
    const editor = await openEditor({ root, capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } } });
    await editor.open(HANDOFF, textOf(root, HANDOFF));
    await untilFound(editor, HANDOFF, { code: "owner-known", there: true });
    putFile(root, "agent-relay.config.json", '{ "rules": { "owner-known": "off" } }');
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uriOf("agent-relay.config.json"), type: 1 }] });
    await untilFound(editor, HANDOFF, { code: "owner-known", there: false });
    rmSync(join(root, "agent-relay.config.json"));
    await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await untilFound(editor, HANDOFF, { code: "owner-known", there: true });
    rmSync(join(root, "shop"), { recursive: true });
    await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: editor.uriOf(HANDOFF) } });
    await untilFound(editor, HANDOFF, { code: "owner-known", there: false });
    expect(await editor.quit()).toBe(0);
    expect(editor.published.at(-1)).toEqual({ uri: editor.uriOf(HANDOFF), diagnostics: [] });
  });
});

test("what is wrong with settings is told once, and again when it comes back", async () => {
  const root = shop();
  putFile(root, "agent-relay.config.json", '{ "budgit": 1 }');
  const editor = await openEditor({ root });
  const told: string[] = [];
  editor.connection.onNotification("window/logMessage", ({ message }: { readonly message: unknown }) => void told.push(String(message)));
  let version = 1;
  const changeOnDisk = async (text: string): Promise<void> => {
    putFile(root, "agent-relay.config.json", text);
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [] });
    version += 1;
    await editor.change(HANDOFF, version, [{ text: `${textOf(root, HANDOFF)}${"\n".repeat(version)}` }]);
    await editor.findings(HANDOFF, version);
  };
  await editor.open(HANDOFF, textOf(root, HANDOFF));
  await editor.findings(HANDOFF);
  for (let save = 0; save < 3; save += 1) await changeOnDisk('{ "budgit": 1 }');
  expect(told).toEqual([expect.stringContaining("budgit")]);
  await changeOnDisk("{}");
  await changeOnDisk('{ "budgit": 1 }');
  expect(told).toHaveLength(2);
});

/** What `check` says of a file on disk, in the editor's terms. */
async function checked(root: string, path: string): Promise<readonly string[]> {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const { out } = await runCli(["check", path, "--format", "json"], { cwd: root, now });
  const { findings } = JSON.parse(out) as { findings: readonly { rule: string; message: string; line: number; column: number }[] };
  return findings.map(({ rule, message, line, column }) => `${line}:${column} ${rule} ${message}`).toSorted();
}

function shown(found: readonly Diagnostic[]): readonly string[] {
  return found.map(({ code, message, range: { start } }) => `${start.line + 1}:${start.character + 1} ${code} ${sentence(message)}`).toSorted();
}

/** What was found, without what to do about it. */
function sentence(message: Diagnostic["message"]): string {
  return typeof message === "string" ? (message.split("\n")[0] ?? "") : message.value;
}

const PIECES = [
  "cluade",
  "Codex",
  "| Status | don |\n",
  "- [ ] **T2** Again (owner: nobody; after: T9)\n",
  "- [x] **T7** Done 😀\n",
  "## Pending Tasks\n",
  "\r\n",
  "\n",
  "<<<<<<< HEAD\n",
  "```\n",
  "|",
  "中",
  "<!-- agent-relay-disable-next-line owner-known: it is so -->\n",
  "2031-01-01T00:00:00Z",
  "\u200b",
  "`src/none.ts`",
  " ",
  "#",
  "",
];

describe("two thousand edits", () => {
  test("end with what `check` finds in the same text", async () => {
    const root = makeFolder({ "shop/src/a.ts": "", "shop/DECISIONS.md": "## D-001: x\n\n- Status: accepted\n" });
    const text = handoffText("shop", {
      owner: "Claude",
      next: "Build T2",
      pending: ["- [ ] **T2** Build it (owner: claude; after: T1)"],
      completed: ["- [x] **T1** Plan it"],
      log: ["2026-11-20T10:00:00Z | Claude | Codex | designed"],
    });
    putFile(root, HANDOFF, text);
    execFileSync("git", ["init", "-q"], { cwd: root });
    execFileSync("git", ["add", "."], { cwd: root });
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "x"], { cwd: root });
    const editor = await openEditor({ root });
    await editor.open(HANDOFF, text);
    let lines = text;
    let version = 1;
    let seen = 0;
    const edits = fc.sample(fc.tuple(fc.nat(1000), fc.nat(30), fc.constantFrom(...PIECES)), { numRuns: 2000, seed: 20_261_121 });
    for (const [order, [at, length, piece]] of edits.entries()) {
      const from = Math.floor((at / 1000) * lines.length);
      const to = Math.min(lines.length, from + (lines.length > 1500 ? length : length % 7));
      const range = { start: positionIn(lines, from), end: positionIn(lines, to) };
      lines = lines.slice(0, offsetIn(lines, range.start)) + piece + lines.slice(offsetIn(lines, range.end));
      await editor.change(HANDOFF, (version += 1), [{ range, text: piece }]);
      if (order % 200 !== 199) continue;
      const found = await editor.findings(HANDOFF, version);
      putFile(root, HANDOFF, lines);
      expect(shown(found)).toEqual(await checked(root, HANDOFF));
      seen += found.length;
      putFile(root, HANDOFF, text);
    }
    expect(version).toBe(2001);
    expect(seen).toBeGreaterThan(50);
    expect(await editor.quit()).toBe(0);
  });
});

/** Another way to count than the server's. */
function positionIn(text: string, offset: number): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/u);
  const half = text.charAt(offset - 1) === "\r" && text.charAt(offset) === "\n";
  if (half) return positionIn(text, offset - 1);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function offsetIn(text: string, { line, character }: { readonly line: number; readonly character: number }): number {
  let at = 0;
  for (let left = line; left > 0; left -= 1) at += (/^[^\r\n]*(?:\r\n|\n|\r)/u.exec(text.slice(at)) ?? [""])[0].length;
  return at + character;
}
