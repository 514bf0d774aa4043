import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { handoffText, makeFolder, putFile } from "../workspace.ts";
import { frame, type RawMessage, startRaw } from "./raw-client.ts";

const FILES = ["AGENT-HANDOFF.md", "shop/AGENT-HANDOFF.md", "shop/DECISIONS.md", "shop/CODEX_REVIEW.md", "shop/CLAUDE.md"];
const OTHERS = [
  "untitled:AGENT-HANDOFF.md",
  "git:/x/AGENT-HANDOFF.md?%7B%7D",
  "file:///c%3A/x/AGENT-HANDOFF.md",
  "file:///%2e%2e/DECISIONS.md",
  "nonsense",
  "",
];
const TEXTS = [
  handoffText("shop", { owner: "cluade", pending: ["- [ ] **T2** x `../../etc/passwd` `/etc/passwd` `src/a.ts` (owner: claude; after: T9)"] }),
  "## D-001: x\r\n\r\n- Status: acepted\r\n- Supersedes: D-002\r\n",
  "\ufeff| Field | Value |\r| --- | --- |\r| Current Owner | \t😀\ud800 |\r",
  "## Active Handoff\n\n| Project | Path | Owner |\n| --- | --- | --- |\n| shop | shop | Codex |\n| x | ../.. | 😀 |\n",
  "",
];
const REQUESTS = ["hover", "definition", "references", "completion", "documentSymbol", "foldingRange", "codeAction"];
const STEPS = ["open", "change", "change", "change", "splice", "splice", "close", "save", "ask", "ask", "ask", "cancel", "disk", "gone", "settings"] as const;

const step = fc.record({ what: fc.constantFrom(...STEPS), file: fc.nat(FILES.length + OTHERS.length - 1), n: fc.nat(10_000), text: fc.constantFrom(...TEXTS) });

test("six hundred steps in any order are all answered, and leave findings of what is open alone", async () => {
  const root = makeFolder({ "shop/src/a.ts": "", "agent-relay.config.json": "{}" });
  const uris = [...FILES.map((path) => pathToFileURL(join(root, path)).href), ...OTHERS];
  const client = startRaw(root);
  await client.ask("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  const versions = new Map<string, number>();
  const answers: Promise<RawMessage>[] = [];
  let version = 1;
  const place = (n: number) => ({ line: n % 13, character: n % 29 });
  const steps = fc.sample(step, { numRuns: 600, seed: 20_261_121 });
  for (const { what, file, n, text } of steps) {
    const uri = uris[file] ?? "";
    const path = FILES[file];
    const params = {
      textDocument: { uri },
      position: place(n),
      range: { start: place(n), end: place(n + 7) },
      context: { diagnostics: [], includeDeclaration: true },
    };
    version += 1;
    if (what === "open") {
      client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version, text } });
      versions.set(uri, version);
    } else if (what === "change" || what === "splice") {
      const range = what === "splice" ? { range: { start: place(n), end: { line: (n % 13) + (n % 3), character: n % 31 } } } : {};
      client.notify("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ ...range, text: what === "splice" ? text.slice(0, n % 40) : text }],
      });
      if (versions.has(uri)) versions.set(uri, version);
    } else if (what === "close") {
      client.notify("textDocument/didClose", { textDocument: { uri } });
      versions.delete(uri);
    } else if (what === "save") client.notify("textDocument/didSave", { textDocument: { uri } });
    else if (what === "disk" && path !== undefined) putFile(root, path, text);
    else if (what === "gone" && path !== undefined) rmSync(join(root, path), { force: true });
    else if (what === "settings") {
      putFile(root, "agent-relay.config.json", n % 2 === 0 ? '{ "agents": ["jane"], "ignore": ["shop/DECISIONS.md"] }' : "{ nonsense");
      client.notify("workspace/didChangeWatchedFiles", { changes: [] });
    } else if (what === "ask") answers.push(client.ask(`textDocument/${REQUESTS[n % REQUESTS.length]}`, params));
    else if (what === "cancel") {
      client.write(frame({ jsonrpc: "2.0", id: `c${n}`, method: "textDocument/codeAction", params }));
      client.notify("$/cancelRequest", { id: `c${n}` });
    }
    if (n % 50 === 0) await client.ask("textDocument/hover", params);
  }
  for (const { result, error } of await Promise.all(answers)) {
    expect(error).toBeUndefined();
    for (const { uri } of locationsOf(result)) expect(uri).toSatisfy((found: string) => found.startsWith(`file://${root}/`) || uris.includes(found));
  }
  // The last word on each open file is about its last version; on closed ones that nothing is found.
  const last = (uri: string): RawMessage | undefined =>
    client.messages.findLast(({ method, params }) => method === "textDocument/publishDiagnostics" && params.uri === uri);
  for (const [uri, now] of versions)
    if (/AGENT-HANDOFF|DECISIONS|REVIEW|CLAUDE/u.test(uri)) await client.until(({ params }) => params?.uri === uri && params.version === now);
  for (const uri of uris) if (!versions.has(uri)) expect(last(uri)?.params.diagnostics ?? []).toEqual([]);
  expect(versions.size).toBeGreaterThan(3);
  expect(client.messages.filter(({ params }) => JSON.stringify(params ?? "").includes("Unexpected fault"))).toEqual([]);
  await client.ask("shutdown");
  client.notify("exit");
  expect(await client.ended).toBe(0);
  expect(client.errors()).toBe("");
});

/** Definitions and references; answers of other kinds have none. */
function locationsOf(result: unknown): readonly { readonly uri: string }[] {
  return [result].flat().filter((found): found is { uri: string } => typeof found === "object" && found !== null && "uri" in found);
}
