import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { handoffText, makeWorkspace, putFile, textOf } from "../workspace.ts";
import { type Editor, openEditor, USUAL } from "./editor.ts";

const HANDOFF = "shop/AGENT-HANDOFF.md";
const DECISIONS = "shop/DECISIONS.md";
const REVIEW = "shop/CODEX_REVIEW.md";

const DECISIONS_TEXT = `# Decisions

## D-001: Use SQLite

- Status: superseded
- Superseded by: D-002

## D-002: Use Postgres 😀

- Status: accepted
- Date: 2026-11-20
- Supersedes: D-001

**Decision:** One Postgres; see [the page](https://example.org/x.png).
`;

function shop(): string {
  return makeWorkspace({
    shop: {
      owner: "Codex",
      next: "Build T2 as in D-2",
      pending: [
        "- [ ] **T2** Build 😀 it (owner: codex; after: T1; files: `src/a.ts`)",
        "  The plan, see `src/a.ts:2` and D-001.",
        "- [ ] **T3** Check it (owner: claude; after: T2)",
      ],
      completed: ["- [x] **T1** Plan it (by claude; 2026-11-19; evidence: `npm test` 0 @ a1b2c3d)"],
      log: ["2026-11-20T10:00:00Z | Claude | Codex | planned T1"],
      files: { "DECISIONS.md": DECISIONS_TEXT, "CODEX_REVIEW.md": "# Review\n\n- **F1** [high] T2 is wrong (`src/a.ts:12`)\n", "src/a.ts": "1\n2\n3\n" },
    },
    blog: { owner: "Claude", next: "Write T1", pending: ["- [ ] **T1** Write (owner: claude)"] },
  });
}

interface Standing {
  readonly editor: Editor;
  readonly root: string;
  /** Asks about the place before the last `^` of a snippet of the file. */
  at(path: string, snippet: string): { readonly position: { readonly line: number; readonly character: number } };
}

async function stand(paths: readonly string[] = [HANDOFF], capabilities = USUAL): Promise<Standing> {
  const root = shop();
  const editor = await openEditor({ root, capabilities });
  for (const path of paths) await editor.open(path, textOf(root, path));
  return {
    editor,
    root,
    at(path, snippet) {
      const text = textOf(root, path);
      const bare = snippet.replace("^", "");
      const start = text.indexOf(bare);
      if (start === -1) throw new Error(`Cannot find "${bare}"`);
      const before = text.slice(0, start + snippet.indexOf("^")).split("\n");
      return { position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
    },
  };
}

/** The line a place leads to, with the place marked. */
function target(
  root: string,
  location: { readonly uri: string; readonly range: { readonly start: { readonly line: number; readonly character: number } } } | null,
): string {
  if (location === null) return "nowhere";
  const path = decodeURIComponent(location.uri).split(`${root}/`)[1] ?? "elsewhere";
  const { line, character } = location.range.start;
  return `${path}: ${(textOf(root, path).split("\n")[line] ?? "").slice(character, character + 11)}`;
}

describe("hover", () => {
  test.each([
    ["a task", "**T^2**", ["**T2 Build", "**Owner:** Codex", "open, ready to start", "`T1` (done)", "`src/a.ts`", "The plan"]],
    ["a task that waits, by its id elsewhere", "after: T^2", ["**T2 Build"]],
    ["a completed task", "**T1^** Plan", ["done, 2026-11-19", "`npm test` 0 @ a1b2c3d"]],
    ["a decision, in another spelling", "in D-^2", ["**D-002 Use Postgres", "**Status:** accepted", "**Supersedes:** `D-001`", String.raw`\[the page\](https`]],
    ["the owner", "| Co^dex |", ["**Codex**: an agent that reads AGENTS.md", "It is Codex's turn."]],
    ["a task's owner", "owner: cl^aude", ["It is Codex's turn, not Claude's."]],
    ["a name in the log", "| Cl^aude | Codex | planned", ["**Claude**"]],
  ])("tells of %s", async (_, snippet, words) => {
    const { editor, at } = await stand();
    const { contents } = await editor.ask("hover", HANDOFF, at(HANDOFF, snippet));
    expect(contents.kind).toBe("markdown");
    for (const word of words) expect(contents.value).toContain(word);
  });

  test("is plain for clients that show no Markdown, and nothing where nothing is known", async () => {
    const { editor, at } = await stand([HANDOFF], {});
    const { contents, range } = await editor.ask("hover", HANDOFF, at(HANDOFF, "in D-^2"));
    expect(contents).toMatchObject({ kind: "plaintext", value: expect.stringMatching(/^D-002 Use Postgres[^*]*\[the page\]/u) });
    expect(range.end.character - range.start.character).toBe(3);
    expect(await editor.ask("hover", HANDOFF, at(HANDOFF, "# Agent Ha^ndoff"))).toBeNull();
  });

  test("knows the agents of the settings as they are now", async () => {
    const { editor, root, at } = await stand();
    putFile(root, HANDOFF, textOf(root, HANDOFF).replace("| Codex |", "| Jane |"));
    const text = textOf(root, HANDOFF);
    await editor.change(HANDOFF, 2, [{ text }]);
    const ask = async (): Promise<string> => (await editor.ask("hover", HANDOFF, at(HANDOFF, "| Ja^ne |"))).contents.value;
    expect(await ask()).toContain("nobody known here");
    putFile(root, "agent-relay.config.json", '{ "agents": ["jane"] }');
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uriOf("agent-relay.config.json"), type: 1 }] });
    expect(await ask()).toContain("an agent of this workspace's settings");
  });

  test("tells of a session that holds the project, and of the projects of the index", async () => {
    const { editor, root, at } = await stand([HANDOFF, "AGENT-HANDOFF.md"]);
    const lease = {
      agent: "codex",
      session: "s",
      host: "h",
      acquiredAt: `${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}Z`,
      expiresAt: `${new Date(Date.now() + 600_000).toISOString().slice(0, 19)}Z`,
    };
    putFile(root, "shop/.agent-relay/lease.json", JSON.stringify(lease));
    expect((await editor.ask("hover", HANDOFF, at(HANDOFF, "| Co^dex |"))).contents.value).toContain(
      `A session on h holds the project until ${lease.expiresAt}`,
    );
    expect((await editor.ask("hover", "AGENT-HANDOFF.md", at("AGENT-HANDOFF.md", "| bl^og"))).contents.value).toMatch(
      /Owner:\*\* Claude[^]*Next action:\*\* Write T1/u,
    );
  });
});

describe("definition", () => {
  test.each([
    [HANDOFF, "Build T^2 as", `${HANDOFF}: T2** Build `],
    [HANDOFF, "after: ^T1", `${HANDOFF}: T1** Plan i`],
    [HANDOFF, "and D-00^1.", `${DECISIONS}: D-001: Use `],
    [HANDOFF, "in ^D-2", `${DECISIONS}: D-002: Use `],
    [HANDOFF, "`src/^a.ts`)", "shop/src/a.ts: 1"],
    [HANDOFF, "src/a.ts:^2`", "shop/src/a.ts: 2"],
    [DECISIONS, "by: D^-002", `${DECISIONS}: D-002: Use `],
    [REVIEW, "T^2 is", `${HANDOFF}: T2** Build `],
    [REVIEW, "`src^/a.ts:12", "shop/src/a.ts: "],
    ["AGENT-HANDOFF.md", "| bl^og | blog", "blog/AGENT-HANDOFF.md: # Agent Han"],
    [HANDOFF, "| Co^dex |", "nowhere"],
    [HANDOFF, "# A^gent", "nowhere"],
  ])("in %s leads from %s to %s", async (path, snippet, expected) => {
    const { editor, root, at } = await stand([path]);
    expect(target(root, await editor.ask("definition", path, at(path, snippet)))).toBe(expected);
  });

  test("never leads out of the project", async () => {
    const { editor, root } = await stand([]);
    symlinkSync("/etc/hosts", join(root, "shop/out.md"));
    symlinkSync("/etc", join(root, "shop/etc"));
    for (const path of ["out.md", "etc/hosts", "../../../etc/hosts", "/etc/hosts", "~/.bashrc", "C:\\x", "file:///etc/hosts", "src\u0000"]) {
      await editor.open(HANDOFF, `See \`${path}\` here\n`);
      expect(await editor.ask("definition", HANDOFF, { position: { line: 0, character: 7 } })).toBeNull();
    }
    expect(root).not.toBe("");
  });
});

test("references are all places of an id, with the definition where it is asked for", async () => {
  const { editor, root, at } = await stand([HANDOFF, DECISIONS]);
  const ask = async (path: string, snippet: string, includeDeclaration: boolean): Promise<readonly string[]> =>
    (await editor.ask("references", path, { ...at(path, snippet), context: { includeDeclaration } })).map((location: never) => target(root, location));
  expect(await ask(HANDOFF, "after: T^2", true)).toEqual([`${HANDOFF}: T2 as in D-`, `${HANDOFF}: T2** Build `, `${HANDOFF}: T2)`, `${REVIEW}: T2 is wrong`]);
  expect(await ask(DECISIONS, "Supersedes: D-^001", false)).toHaveLength(2);
  expect(await ask(DECISIONS, "Supersedes: D-^001", true)).toHaveLength(3);
});

describe("completion", () => {
  const labels = async (editor: Editor, path: string, text: string): Promise<readonly string[]> => {
    const offset = text.indexOf("^");
    const before = text.slice(0, offset).split("\n");
    await editor.open(path, text.replace("^", ""));
    const found = await editor.ask("completion", path, { position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } });
    return (found ?? []).map(({ label }: { label: string }) => label);
  };
  const HEAD = "# Agent Handoff: shop\n\n| Field | Value |\n| --- | --- |\n";

  test.each([
    ["owners in the owner's field", HANDOFF, `${HEAD}| Current Owner | C^ |\n`, ["Claude", "Codex", "Cursor"]],
    ["owners where nothing is typed", HANDOFF, `${HEAD}| Current Owner | ^ |\n`, ["Claude", "User", "Nobody"]],
    ["owners behind a bold label", HANDOFF, "**Current Owner:** Us^\n", ["User"]],
    ["statuses", HANDOFF, `${HEAD}| Current Owner | Codex |\n| Status | r^ |\n`, ["ready", "review"]],
    ["a task's owner", HANDOFF, "**Current Owner:** Codex\n\n## Pending Tasks\n- [ ] **T2** x (owner: co^)\n", ["codex"]],
    [
      "ids a task waits for",
      HANDOFF,
      "**Current Owner:** Codex\n\n## Pending Tasks\n- [ ] **T2** x\n- [ ] **T3** y (owner: codex; after: T2, ^)\n",
      ["T2", "T3"],
    ],
    ["what may be said of a task", HANDOFF, "## Pending Tasks\n- [ ] **T2** x (owner: codex; a^)\n", ["after: "]],
    ["ids in the next action", HANDOFF, handoffText("shop", { pending: ["- [ ] **T2** x"] }).replace("Write the first task", "Build T^"), ["T2"]],
    ["ids of decisions in prose", HANDOFF, "**Current Owner:** Codex\n\nAs D^\n", ["D-001", "D-002"]],
    ["missing fields", HANDOFF, `${HEAD}| Current Owner | Codex |\n| ^\n`, ["Status", "Next Action", "Updated"]],
    ["missing sections", HANDOFF, "**Current Owner:** Codex\n\n## Pending Tasks\n\n## Files^\n", ["Files in Scope", "Files Off Limits"]],
    [
      "projects of the index",
      "AGENT-HANDOFF.md",
      "# W\n\n## Active Handoff\n\n| Project | Owner |\n| --- | --- |\n| ^ | |\n\n## Projects\n\n| Project | Path | Owner |\n| --- | --- | --- |\n| shop | shop | Codex |\n| blog | blog | Codex |\n",
      ["shop", "blog"],
    ],
    ["owners of the index", "AGENT-HANDOFF.md", "# W\n\n## Active Handoff\n\n| Project | Owner |\n| --- | --- |\n| shop | Ge^ |\n", ["Gemini"]],
    ["statuses of decisions", DECISIONS, "## D-001: x\n\n- Status: ac^\n", ["accepted"]],
    ["ids of decisions", DECISIONS, "## D-001: x\n\n- Status: accepted\n\n## D-002: y\n\n- Supersedes: D-0^\n", ["D-001", "D-002"]],
  ])("offers %s", async (_, path, text, expected) => {
    const { editor } = await stand([]);
    expect(await labels(editor, path, text)).toEqual(expect.arrayContaining(expected));
  });

  test("offers nothing in plain text, in a title and behind a full cell", async () => {
    const { editor } = await stand([]);
    for (const text of ["Some wor^ds\n", "# Title^\n", `${HEAD}| Current Owner | Codex | ^\n`, "^"]) expect(await labels(editor, HANDOFF, text)).toEqual([]);
  });

  test("says that there is more where it cuts the list", async () => {
    const { editor } = await stand([]);
    const pending = Array.from({ length: 600 }, (_, order) => `- [ ] **T${order + 2}** x`);
    const text = handoffText("shop", { pending }).replace("Write the first task", "Build T");
    await editor.open(HANDOFF, text);
    const line = text.split("\n").findIndex((found) => found.includes("Build T"));
    const ask = (): Promise<ReturnType<typeof JSON.parse>> =>
      editor.ask("completion", HANDOFF, { position: { line, character: (text.split("\n")[line] ?? "").indexOf("Build T") + 7 } });
    const found = await ask();
    expect([found.isIncomplete, found.items.length]).toEqual([true, 500]);
  });

  test("leaves the rest of a row of fields as it is", async () => {
    const { editor } = await stand([]);
    await editor.open(HANDOFF, `${HEAD}| Current Owner | Codex |\n| Sta | ready |\n`);
    const [item] = await editor.ask("completion", HANDOFF, { position: { line: 5, character: 5 } });
    expect(item.textEdit.newText).toBe("Status");
  });

  test("replaces the whole word it stands in", async () => {
    const { editor } = await stand([]);
    await editor.open(HANDOFF, "**Current Owner:** Codde\n");
    const [item] = await editor.ask("completion", HANDOFF, { position: { line: 0, character: 21 } });
    expect(item.textEdit).toEqual({ range: { start: { line: 0, character: 19 }, end: { line: 0, character: 24 } }, newText: "Codex" });
  });
});

test("symbols are the sections with their tasks, nested or flat; foldings end before blank lines", async () => {
  const { editor } = await stand();
  const [title] = await editor.ask("documentSymbol", HANDOFF);
  const pending = title.children.find(({ name }: { name: string }) => name === "Pending Tasks");
  expect(pending.children.map(({ name }: { name: string }) => name)).toEqual([expect.stringMatching(/^T2 Build/u), "T3 Check it"]);
  const folds = await editor.ask("foldingRange", HANDOFF);
  expect(folds).toContainEqual({ startLine: 17, endLine: 18 });
  const { editor: plain } = await stand([HANDOFF], {});
  await editor.change(HANDOFF, 2, [{ text: `## Use ${["ghp", "aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cF3hJ6"].join("_")}\n` }]);
  expect((await editor.ask("documentSymbol", HANDOFF))[0].name).toBe("Use ghp_[redacted]");
  const flat = await plain.ask("documentSymbol", HANDOFF);
  expect(flat.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(["Pending Tasks", "T3 Check it"]));
  expect(flat[0].location.uri).toBe(plain.uriOf(HANDOFF));
});
