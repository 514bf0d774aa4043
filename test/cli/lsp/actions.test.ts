import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CodeAction, TextDocumentEdit, TextEdit } from "vscode-languageserver/node";
import { suppressionEdits } from "../../../src/cli/lsp/suppression-edits.ts";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import { createSubject } from "../../../src/lint/create-subject.ts";
import { runRules } from "../../../src/lint/run-rules.ts";
import { RULES } from "../../../validators/index.ts";
import { worldAt } from "../../lint/world-at.ts";
import { readCases } from "../../validators/read-cases.ts";
import { makeWorkspace, textOf } from "../workspace.ts";
import { type Editor, openEditor } from "./editor.ts";

const HANDOFF = "shop/AGENT-HANDOFF.md";
const ALL = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

function shop(): string {
  return makeWorkspace({
    shop: { owner: "cluade", next: "Build T2", pending: ["- [ ] **T2** 😀 Build it (owner: codexx)", "- [ ] **T3** Check it (owner: codex)"] },
  });
}

async function ask(editor: Editor, params: object = { range: ALL, context: { diagnostics: [] } }): Promise<readonly CodeAction[]> {
  return editor.ask("codeAction", HANDOFF, params);
}

/** What the editor makes of a text with an action. */
function applied(text: string, action: CodeAction | undefined): string {
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = (change?.edits ?? []) as TextEdit[];
  const lines = text.split(/(?<=\n)/u);
  const offsetAt = ({ line, character }: TextEdit["range"]["start"]): number => lines.slice(0, line).join("").length + character;
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ range: { start: offsetAt(range.start), end: offsetAt(range.end) }, newText })),
  );
}

describe("code actions", () => {
  test("fix one finding, with the version the fix is for", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    const text = textOf(root, HANDOFF).replaceAll("\n", "\r\n");
    await editor.open(HANDOFF, text, 7);
    const actions = await ask(editor);
    const fix = actions.find(({ title }) => title === "Replace by `codex`");
    expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: "task-owner-known" }] });
    expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: editor.uriOf(HANDOFF), version: 7 } }]);
    expect(applied(text, fix)).toBe(text.replace("codexx", "codex"));
  });

  test("are those of the place and the kind that is asked for", async () => {
    const root = shop();
    const editor = await openEditor({ root, capabilities: {} });
    await editor.open(HANDOFF, textOf(root, HANDOFF));
    const place = { line: 4, character: 20 };
    const here = await ask(editor, { range: { start: place, end: place }, context: { diagnostics: [], only: ["quickfix"] } });
    expect(here.map(({ title }) => title)).toEqual(["Replace by `Claude`", "Disable `owner-known` for this block"]);
    expect(Object.keys(here[0]?.edit?.changes ?? {})).toEqual([editor.uriOf(HANDOFF)]);
    const only = async (kind: string): Promise<readonly unknown[]> =>
      (await ask(editor, { range: ALL, context: { diagnostics: [], only: [kind] } })).map(({ kind: found }) => found);
    for (const kind of ["source", "source.fixAll", "source.fixAll.agent-relay"]) expect(await only(kind)).toEqual(["source.fixAll.agent-relay"]);
    for (const kind of ["source.fixAll.eslint", "source.organizeImports", "refactor"]) expect(await only(kind)).toEqual([]);
  });

  test("fix all of a file in one edit, after which nothing is left to fix", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    const text = textOf(root, HANDOFF);
    await editor.open(HANDOFF, text);
    const fixAll = (await ask(editor)).find(({ kind }) => kind === "source.fixAll.agent-relay");
    const fixed = applied(text, fixAll);
    expect(fixed).toBe(text.replace("cluade", "Claude").replace("codexx", "codex"));
    await editor.change(HANDOFF, 2, [{ text: fixed }]);
    expect((await ask(editor)).filter(({ kind, isPreferred }) => kind !== "quickfix" || isPreferred === true)).toEqual([]);
  });

  test("do not mend the whole file where nobody asked for it but the cursor that moved", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    await editor.open(HANDOFF, textOf(root, HANDOFF));
    const kinds = async (context: object): Promise<readonly unknown[]> => [
      ...new Set((await ask(editor, { range: ALL, context: { diagnostics: [], ...context } })).map(({ kind }) => kind)),
    ];
    expect(await kinds({ triggerKind: 2 })).toEqual(["quickfix"]);
    expect(await kinds({ triggerKind: 2, only: ["source.fixAll"] })).toEqual(["source.fixAll.agent-relay"]);
    expect(await kinds({ triggerKind: 1 })).toEqual(["quickfix", "source.fixAll.agent-relay"]);
  });

  test("switch a rule off where its finding stands, with a place for the reason", async () => {
    const root = shop();
    const editor = await openEditor({ root });
    let text = textOf(root, HANDOFF);
    await editor.open(HANDOFF, text);
    for (const [order, rule] of ["task-owner-known", "owner-known"].entries()) {
      const action = (await ask(editor)).find(({ title }) => title.startsWith(`Disable \`${rule}\``));
      text = applied(text, action);
      expect(text).toContain(`${rule}: TODO say why this is right here -->`);
      await editor.change(HANDOFF, order + 2, [{ text }]);
      const codes = (await editor.findings(HANDOFF, order + 2)).map(({ code }) => code);
      expect(codes).not.toContain(rule);
      expect(codes).not.toContain("suppression-valid");
    }
  });
});

const cases = RULES.flatMap((rule) => {
  const readme = join(import.meta.dirname, "../../../validators", rule.name, "README.md");
  return existsSync(readme)
    ? readCases(readFileSync(readme, "utf8"), rule.kinds).map((found, order) => ({ ...found, rule, title: `${rule.name} ${order + 1}` }))
    : [];
});

/** The findings of a rule that stay where the comment was written, and what is wrong with the comment. */
function left({ rule, kind, file, world, options }: (typeof cases)[number], source: string): readonly string[] {
  const parse = (text: string) => createSubject({ file, text, kind, world: worldAt(world) });
  const check = (text: string) => runRules(parse(text), [rule], { [rule.name]: [rule.severity, options] });
  const before = check(source);
  return before.flatMap((found) => {
    const edit = suppressionEdits(parse(source), found);
    if (edit === undefined) return [];
    const after = check(applyEdits(source, edit.edits));
    const wrong = after.filter((other) => other.rule === "suppression-valid");
    return after.length < before.length && wrong.length === 0
      ? []
      : [`${found.message} (${edit.reach}): ${JSON.stringify(after.map(({ message }) => message))}`];
  });
}

describe("the comment that switches a rule off", () => {
  test.each(cases)("takes the finding away in case $title", (found) => {
    for (const eol of ["\n", "\r\n"]) expect(left(found, found.text.replaceAll("\n", eol))).toEqual([]);
  });
});
