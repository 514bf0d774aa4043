import fc from "fast-check";
import { expect, test } from "vitest";
import { completionsAt } from "../../../src/cli/lsp/completion.ts";
import { definitionOf } from "../../../src/cli/lsp/definition.ts";
import { findMention } from "../../../src/cli/lsp/find-mention.ts";
import { foldingOf } from "../../../src/cli/lsp/folding.ts";
import { createSettingsCache } from "../../../src/cli/lsp/folder-settings.ts";
import { describeMention } from "../../../src/cli/lsp/hover.ts";
import type { LspScene } from "../../../src/cli/lsp/lsp-scene.ts";
import { createOpenDocuments } from "../../../src/cli/lsp/open-documents.ts";
import { type DocumentView, viewOf } from "../../../src/cli/lsp/project-view.ts";
import { referencesOf } from "../../../src/cli/lsp/references.ts";
import { symbolsOf } from "../../../src/cli/lsp/symbols.ts";
import type { LspPosition, LspRange } from "../../../src/cli/lsp/text-places.ts";
import { createHistory } from "../../../src/cli/check/history.ts";
import type { CommandIo } from "../../../src/cli/io.ts";
import { RULES } from "../../../validators/index.ts";
import { markdownDocument } from "../../markdown/arbitraries.ts";
import { makeFolder, putFile } from "../workspace.ts";
import { NOW } from "../run.ts";

const NAMES = ["AGENT-HANDOFF.md", "DECISIONS.md", "CLAUDE.md", "CODEX_REVIEW.md"];
const lines = fc
  .array(
    fc.constantFrom(
      "# Agent Handoff: 😀",
      "| Field | Value |",
      "| --- | --- |",
      "| Current Owner | Codex |",
      "| Status |",
      "| ",
      "## Pending Tasks",
      "## Active Handoff",
      "| Project | Owner |",
      "- [ ] **T1** x (owner: codex; after: T2",
      "- [x] **T2** y (evidence: `a` 0 @ b)",
      "  T1 and D-001, `a.ts:3`",
      "## D-001: T1",
      "- Supersedes: D-1",
      "**Owner: ",
      "## ",
      "",
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join("\n"));
const text = fc.oneof(
  lines,
  markdownDocument,
  fc.tuple(lines, markdownDocument).map(([a, b]) => `${a}\n${b}`),
);

function sceneOf(root: string): LspScene {
  const io: CommandIo = {
    cwd: root,
    env: { XDG_CONFIG_HOME: "/nonexistent" },
    version: "0",
    out: () => {},
    err: () => {},
    readStdin: () => new Uint8Array(),
    interactive: false,
    colour: false,
    now: () => NOW,
    loadRules: async () => RULES,
  };
  const settings = createSettingsCache(io, RULES, () => {});
  return {
    io,
    rules: RULES,
    documents: createOpenDocuments(() => "utf-16"),
    encoding: () => "utf-16",
    settingsOf: (folder) => settings.of(folder),
    history: createHistory,
  };
}

function isOrdered({ start, end }: LspRange): boolean {
  return start.line < end.line || (start.line === end.line && start.character <= end.character);
}

function isWithin(inner: LspRange, outer: LspRange): boolean {
  const before = (a: LspPosition, b: LspPosition): boolean => isOrdered({ start: a, end: b });
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

async function askAll(scene: LspScene, view: DocumentView, offset: number): Promise<void> {
  const found = completionsAt(view, offset);
  for (const { textEdit } of Array.isArray(found) ? found : found.items) {
    if (textEdit === undefined || !("range" in textEdit)) throw new Error("Missing range");
    expect(textEdit.range.start.line).toBe(textEdit.range.end.line);
    expect(isWithin({ start: view.own.places.positionAt(offset), end: view.own.places.positionAt(offset) }, textEdit.range)).toBe(true);
  }
  const mention = await findMention(scene, view, offset);
  if (mention === undefined) return;
  expect(mention.range.start).toBeLessThanOrEqual(offset);
  expect(mention.range.end).toBeGreaterThanOrEqual(offset);
  expect(describeMention(mention, NOW)).not.toMatch(/(?<!\\)\]\(|undefined|NaN/u);
  for (const place of [definitionOf(mention), ...referencesOf(mention, view.own, true)]) if (place) expect(isOrdered(place.range)).toBe(true);
}

test("every question about any text is answered, with places in the text", async () => {
  const root = makeFolder({ "a.ts": "1\n" });
  const scene = sceneOf(root);
  await fc.assert(
    fc.asyncProperty(text, text, fc.constantFrom(...NAMES), fc.array(fc.nat(2000), { maxLength: 5 }), async (own, other, name, offsets) => {
      putFile(root, "AGENT-HANDOFF.md", other);
      const uri = `file://${root}/${name}`;
      scene.documents.open({ uri, version: 1, text: own });
      const document = scene.documents.get(uri);
      const view = document && (await viewOf(scene, document));
      if (view === undefined) throw new Error("Missing view");
      for (const offset of offsets) await askAll(scene, view, Math.min(offset, own.length));
      const check = (symbols: ReturnType<typeof symbolsOf>, outer?: LspRange): void => {
        for (const { name: title, range, selectionRange, children = [] } of symbols) {
          expect(title).not.toBe("");
          expect(isWithin(selectionRange, range)).toBe(true);
          if (outer) expect(isWithin(range, outer)).toBe(true);
          check(children, range);
        }
      };
      check(symbolsOf(view.own));
      for (const { startLine, endLine } of foldingOf(view.own)) expect(startLine).toBeLessThan(endLine);
    }),
    { numRuns: 600 },
  );
});
