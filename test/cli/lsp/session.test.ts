import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../workspace.ts";
import { frame, startRaw } from "./raw-client.ts";

const URI = "untitled:AGENT-HANDOFF.md";
const TEXT = "| Field | Value |\n| --- | --- |\n| Current Owner | cluade |\n";
const OPEN = { textDocument: { uri: URI, languageId: "markdown", version: 1, text: TEXT } };
const HOVER = { textDocument: { uri: URI }, position: { line: 0, character: 0 } };
const HELLO = { processId: null, rootUri: null, capabilities: {} };

describe("a session", () => {
  test("answers nothing before `initialize`, and takes only one", async () => {
    const client = startRaw(makeFolder());
    client.notify("textDocument/didOpen", OPEN);
    expect((await client.ask("textDocument/hover", HOVER)).error?.code).toBe(-32_002);
    expect((await client.ask("shutdown")).error?.code).toBe(-32_002);
    expect((await client.ask("initialize", HELLO)).result.capabilities.hoverProvider).toBe(true);
    expect((await client.ask("initialize", HELLO)).error?.code).toBe(-32_600);
    expect((await client.ask("textDocument/hover", HOVER)).result).toBeNull();
    client.notify("exit");
    expect(await client.ended).toBe(1);
    expect(client.messages.map(({ method }) => method)).not.toContain("textDocument/publishDiagnostics");
  });

  test("ends with 1 where `exit` is all that is said", async () => {
    const client = startRaw(makeFolder());
    client.notify("exit");
    expect(await client.ended).toBe(1);
  });

  test("refuses all but `exit` after `shutdown`", async () => {
    const client = startRaw(makeFolder());
    await client.ask("initialize", HELLO);
    client.notify("textDocument/didOpen", OPEN);
    await client.until(({ method }) => method === "textDocument/publishDiagnostics");
    expect((await client.ask("shutdown")).result).toBeNull();
    for (const method of ["textDocument/hover", "shutdown", "initialize"]) expect((await client.ask(method, HOVER)).error?.code).toBe(-32_600);
    client.notify("textDocument/didClose", { textDocument: { uri: URI } });
    expect((await client.ask("textDocument/hover", HOVER)).error?.code).toBe(-32_600);
    client.notify("exit");
    expect(await client.ended).toBe(0);
    expect(client.messages.filter(({ method }) => method === "textDocument/publishDiagnostics")).toHaveLength(1);
  });

  test.each([
    ["no length", "Content-Type: x\r\n\r\n{}"],
    ["a length that is no number", "Content-Length: abc\r\n\r\n{}"],
    ["no header at all", "hello\r\n\r\n"],
  ])("ends with 1 at a frame with %s, behind which nothing can be read", async (_, text) => {
    const client = startRaw(makeFolder());
    await client.ask("initialize", HELLO);
    client.write(text);
    expect(await client.ended).toBe(1);
    expect(client.errors()).toMatch(/^Cannot read messages: .+\n$/u);
  });

  test("goes on after messages that say nothing", async () => {
    const client = startRaw(makeFolder());
    await client.ask("initialize", HELLO);
    for (const body of ["", "{", "null", "5", "[]", '"x"', "{}", '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]', "[".repeat(100_000)]) {
      client.write(frame(body));
      expect((await client.ask("textDocument/hover", HOVER)).result).toBeNull();
    }
  });

  test("ends with 1 and without a stack trace where nobody reads what it says", async () => {
    const client = startRaw(makeFolder());
    await client.ask("initialize", HELLO);
    client.child.stdout.destroy();
    client.notify("textDocument/didOpen", OPEN);
    client.write(frame({ jsonrpc: "2.0", id: 99, method: "textDocument/hover", params: HOVER }));
    expect(await client.ended).toBe(1);
    expect(client.errors()).toBe("");
  });

  test("ends with the editor whose process id it was told", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const client = startRaw(makeFolder());
    await client.ask("initialize", { ...HELLO, processId: pid });
    expect(await client.ended).toBe(1);
  });
});
