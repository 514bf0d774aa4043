import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, makeWorkspace, putFile, textOf } from "../workspace.ts";
import { FROM_SOURCES, openEditor } from "./editor.ts";

const BUILT = resolve(import.meta.dirname, "../../../dist/cli/agent-relay.cjs");
const HANDOFF = "shop/AGENT-HANDOFF.md";

function shop(): string {
  return makeWorkspace({ shop: { owner: "cluade", next: "Build T2", pending: ["- [ ] **T2** Build it (owner: claude)"] } });
}

describe("agent-relay lsp", () => {
  test("introduces itself with what it can do", async () => {
    const editor = await openEditor({ root: shop() });
    expect(editor.initialized.serverInfo).toEqual({ name: "agent-relay", version: "0.0.0-test" });
    expect(editor.initialized.capabilities).toMatchObject({
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll.agent-relay"] },
      workspace: { workspaceFolders: { supported: true } },
    });
    expect(await editor.quit()).toBe(0);
    expect(editor.errors()).toBe("");
  });

  test("is in the built program", async () => {
    const root = shop();
    const editor = await openEditor({ root, command: [BUILT, "lsp"] });
    await editor.open(HANDOFF, textOf(root, HANDOFF));
    expect((await editor.findings(HANDOFF)).map(({ code }) => code)).toContain("owner-known");
    expect(await editor.quit()).toBe(0);
    expect(editor.errors()).toBe("");
  });

  test("ends with 1 where nobody said shutdown, and where the input ends", async () => {
    const editor = await openEditor({ root: shop() });
    const ended = once(editor.child, "exit");
    await editor.connection.sendNotification("exit");
    expect((await ended)[0]).toBe(1);
    expect(spawnSync(process.execPath, FROM_SOURCES, { input: "", encoding: "utf8" })).toMatchObject({ status: 1, stdout: "", stderr: "" });
  });

  test("says nothing but protocol on standard output, whatever comes in, and takes requests back", async () => {
    const frame = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const hello = frame(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } }));
    const position = { line: 0, character: 0 };
    const uri = "untitled:AGENT-HANDOFF.md";
    const rest = [
      frame("{"),
      frame(JSON.stringify({ jsonrpc: "2.0", id: 7, method: "textDocument/hover", params: { textDocument: { uri }, position } })),
      frame(JSON.stringify({ jsonrpc: "2.0", method: "$/cancelRequest", params: { id: 7 } })),
      frame(JSON.stringify({ jsonrpc: "2.0", id: 2, method: "textDocument/nothing", params: {} })),
      frame(
        JSON.stringify({
          jsonrpc: "2.0",
          method: "textDocument/didChange",
          params: { textDocument: { uri: "file:///x", version: 2 }, contentChanges: [{ text: "" }] },
        }),
      ),
      frame(JSON.stringify({ jsonrpc: "2.0", id: 3, method: "shutdown" })),
    ].join("");
    const goodbye = frame(JSON.stringify({ jsonrpc: "2.0", method: "exit" }));
    const child = spawn(process.execPath, FROM_SOURCES, { cwd: shop(), stdio: ["pipe", "pipe", "ignore"] });
    let out = "";
    child.stdout.on("data", (part: Buffer) => {
      out += part.toString();
      if (out.includes('"id":3')) child.stdin.write(goodbye);
    });
    child.stdin.write(hello + rest);
    expect((await once(child, "close"))[0]).toBe(0);
    const bodies = out.split(/Content-Length: \d+\r\n\r\n/u).filter(Boolean);
    const messages = bodies.map((body) => JSON.parse(body) as { id?: number; error?: { code: number } });
    expect(messages.find(({ id }) => id === 2)?.error?.code).toBe(-32_601);
    expect(messages.find(({ id }) => id === 7)?.error?.code).toBe(-32_800);
    expect(messages.some(({ id }) => id === 3)).toBe(true);
  });

  test("answers null about files that are not open or none of the protocol's", async () => {
    const root = makeFolder({ "README.md": "# T2\n" });
    const editor = await openEditor({ root });
    await editor.open("README.md", "# T2\n");
    const position = { line: 0, character: 3 };
    for (const path of ["README.md", "AGENT-HANDOFF.md", "gone/DECISIONS.md"]) {
      for (const [method, params] of [
        ["hover", { position }],
        ["definition", { position }],
        ["references", { position, context: { includeDeclaration: true } }],
        ["completion", { position }],
        ["documentSymbol", {}],
        ["foldingRange", {}],
        ["codeAction", { range: { start: position, end: position }, context: { diagnostics: [] } }],
      ] as const)
        expect(await editor.ask(method, path, params)).toBeNull();
    }
    expect(await editor.quit()).toBe(0);
    expect(editor.published).toEqual([]);
  });

  test("leaves the instruction files of those alone who do not speak the protocol", async () => {
    const root = makeFolder({ "AGENTS.md": "# Rules\n", "plain/AGENTS.md": "# Rules\n", "plain/HANDOFF.md": "# Notes\n\nNothing to do.\n" });
    const editor = await openEditor({ root });
    for (const path of ["AGENTS.md", "plain/AGENTS.md"]) {
      await editor.open(path, "# Rules\n");
      expect(await editor.findings(path)).toEqual([]);
    }
  });

  test("checks a file that is on no disk by itself", async () => {
    const editor = await openEditor({ root: makeFolder() });
    const text = "| Field | Value |\n| --- | --- |\n| Current Owner | cluade |\n| Status | ready |\n| Next Action | Do it |\n";
    for (const uri of ["untitled:AGENT-HANDOFF.md", "file:///no/such%20folder/AGENT-HANDOFF.md", "vscode-vfs://github/o/r/AGENT-HANDOFF.md"]) {
      await editor.openUri(uri, text);
      expect((await editor.findingsOfUri(uri)).map(({ code }) => code)).toContain("owner-known");
    }
    for (const uri of ["untitled:Untitled-1", "nonsense", "file://host/%zz/AGENT-HANDOFF.md", "git:/a/AGENT-HANDOFF.md?x"]) await editor.openUri(uri, text);
    expect(await editor.quit()).toBe(0);
  });

  test("goes on where the folder of an open file is deleted", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    const text = textOf(root, HANDOFF);
    await editor.open(HANDOFF, text);
    expect((await editor.findings(HANDOFF)).length).toBeGreaterThan(0);
    rmSync(resolve(root, "shop"), { recursive: true });
    await editor.change(HANDOFF, 2, [{ text: `${text}\n` }]);
    expect((await editor.findings(HANDOFF, 2)).map(({ code }) => code)).toContain("owner-known");
    expect(await editor.ask("hover", HANDOFF, { position: { line: 4, character: 19 } })).not.toBeNull();
  });

  test("knows each folder's own project, settings and agents", async () => {
    const root = makeFolder();
    const text = "| Field | Value |\n| --- | --- |\n| Current Owner | Jane |\n| Status | ready |\n| Next Action | Do T1 |\n";
    for (const folder of ["one", "two"]) putFile(root, `${folder}/AGENT-HANDOFF.md`, text);
    putFile(root, "two/agent-relay.config.json", '{ "agents": ["jane"], "rules": { "structure-complete": "error" } }');
    const editor = await openEditor({ root });
    for (const folder of ["one", "two"]) await editor.open(`${folder}/AGENT-HANDOFF.md`, text);
    const codes = async (path: string): Promise<readonly unknown[]> => (await editor.findings(path)).map(({ code }) => code);
    expect(await codes("one/AGENT-HANDOFF.md")).toContain("owner-known");
    expect(await codes("two/AGENT-HANDOFF.md")).not.toContain("owner-known");
    expect((await editor.findings("two/AGENT-HANDOFF.md")).find(({ code }) => code === "structure-complete")?.severity).toBe(1);
    await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [] } });
    expect(await editor.quit()).toBe(0);
  });

  test("answers about a file of more than a megabyte", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    const tasks = Array.from({ length: 25_000 }, (_, order) => `- [ ] **T${order + 3}** word 😀 (owner: claude; after: T2)\n`);
    const big = textOf(root, HANDOFF).replace("- [ ] **T2**", `${tasks.join("")}- [ ] **T2**`);
    await editor.open(HANDOFF, big);
    expect(await editor.ask("hover", HANDOFF, { position: { line: 20_000, character: 8 } })).not.toBeNull();
    expect((await editor.findings(HANDOFF)).map(({ code }) => code)).toContain("owner-known");
    expect(await editor.quit()).toBe(0);
  });

  test("looks no more at a file that grew to ten megabytes, says so, and goes on when it is short again", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    await editor.open(HANDOFF, textOf(root, HANDOFF));
    const place = { line: 3, character: 0 };
    const lines = 10_000_000 / 50;
    await editor.change(HANDOFF, 2, [{ range: { start: place, end: place }, text: `${"x".repeat(49)}\n`.repeat(lines) }]);
    const [only, ...rest] = await editor.findings(HANDOFF, 2);
    expect([only?.code, only?.message, rest]).toEqual(["file-readable", expect.stringContaining("the limit in an editor is 2000000"), []]);
    for (const method of ["hover", "completion", "definition"]) expect(await editor.ask(method, HANDOFF, { position: place })).toBeNull();
    expect(await editor.ask("codeAction", HANDOFF, { range: { start: place, end: place }, context: { diagnostics: [] } })).toBeNull();
    await editor.change(HANDOFF, 3, [{ range: { start: place, end: { line: 3 + lines, character: 0 } }, text: "" }]);
    expect((await editor.findings(HANDOFF, 3)).map(({ code }) => code)).toContain("owner-known");
    expect(await editor.quit()).toBe(0);
  });

  test("survives texts that are no Markdown at all", async () => {
    const root = makeFolder({ "AGENT-HANDOFF.md": "" });
    mkdirSync(resolve(root, "DECISIONS.md"));
    const editor = await openEditor({ root });
    const texts = [
      "",
      "\ufeff",
      "\u0000\u0001",
      "\ud800",
      "|".repeat(20_000),
      "#".repeat(20_000),
      "> ".repeat(5000),
      "- ".repeat(5000),
      "```\n",
      "<!--",
      "\r\r\n\n\r",
      "a".repeat(1_000_000),
    ];
    await editor.open("AGENT-HANDOFF.md", "");
    for (const [order, text] of texts.entries()) {
      await editor.change("AGENT-HANDOFF.md", order + 2, [{ text }]);
      for (const line of [0, 1, 9]) {
        const position = { line, character: 5 };
        await editor.ask("hover", "AGENT-HANDOFF.md", { position });
        await editor.ask("completion", "AGENT-HANDOFF.md", { position });
        await editor.ask("definition", "AGENT-HANDOFF.md", { position });
        await editor.ask("codeAction", "AGENT-HANDOFF.md", { range: { start: { line: 0, character: 0 }, end: position }, context: { diagnostics: [] } });
      }
      await editor.ask("documentSymbol", "AGENT-HANDOFF.md");
      await editor.ask("foldingRange", "AGENT-HANDOFF.md");
      await editor.findings("AGENT-HANDOFF.md", order + 2);
    }
    await editor.open("DECISIONS.md", "## D-001: x\n");
    await editor.findings("DECISIONS.md");
    expect(await editor.quit()).toBe(0);
    expect(editor.errors()).toBe("");
  });
});
