import { mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuse, succeed } from "../../../src/diagnostic/result.ts";
import { applyScaffold } from "../../../src/workspace/scaffold/apply-scaffold.ts";
import { parseInstructionLink } from "../../../src/workspace/scaffold/instruction-link.ts";
import { planScaffold } from "../../../src/workspace/scaffold/plan-scaffold.ts";
import type { ScaffoldFile, ScaffoldPlan } from "../../../src/workspace/scaffold/scaffold-plan.ts";
import { tempFolder } from "../support/temp-folder.ts";

const addBlock = (text: string) => succeed(text.includes("<block>") ? text : `${text}<block>\n`);

const FILES: readonly ScaffoldFile[] = [
  { path: "AGENT-HANDOFF.md", text: "# Handoff\n" },
  { path: "CLAUDE.md", text: "<block>\n", edit: addBlock },
  { path: "AGENTS.md", text: "<block>\n", edit: addBlock },
];

function plan(root: string, files = FILES): ScaffoldPlan {
  return planScaffold({ kind: "project", root, files });
}

function outcomes(of: ScaffoldPlan): Record<string, string> {
  return Object.fromEntries(of.files.map(({ path, outcome, reason }) => [path, reason === undefined ? outcome : `${outcome}: ${reason}`]));
}

test("an empty folder gets all files; running twice changes nothing", () => {
  const root = tempFolder();
  const first = plan(root);
  expect(outcomes(first)).toEqual({ "AGENT-HANDOFF.md": "created", "CLAUDE.md": "created", "AGENTS.md": "created" });
  expect(readdirSync(root)).toEqual([]);
  expect(applyScaffold(first).written).toHaveLength(3);
  const stamps = FILES.map(({ path }) => statSync(join(root, path)).ino);
  const second = plan(root);
  expect(second.files.every(({ outcome }) => outcome === "untouched")).toBe(true);
  expect(applyScaffold(second)).toEqual({ written: [] });
  expect(FILES.map(({ path }) => statSync(join(root, path)).ino)).toEqual(stamps);
});

test("what is there is edited or left alone, with the text before and after for the diff", () => {
  const root = tempFolder({ "AGENT-HANDOFF.md": "mine\n", "CLAUDE.md": "# Mine\r\n" });
  const planned = plan(root);
  expect(planned.files).toMatchObject([
    { outcome: "untouched", before: "mine\n", after: "mine\n", reason: "it is already there" },
    { outcome: "changed", before: "# Mine\r\n", after: "# Mine\r\n<block>\n" },
    { outcome: "created", after: "<block>\n" },
  ]);
  expect(applyScaffold(planned).problem).toBeUndefined();
  expect(readFileSync(join(root, "CLAUDE.md"), "utf8")).toBe("# Mine\r\n<block>\n");
  expect(readFileSync(join(root, "AGENT-HANDOFF.md"), "utf8")).toBe("mine\n");
});

test("an edit runs on what is on disk when the plan is applied, and a file created meanwhile is kept", () => {
  const root = tempFolder({ "CLAUDE.md": "old\n" });
  const planned = plan(root);
  writeFileSync(join(root, "CLAUDE.md"), "newer\n");
  expect(applyScaffold(planned).problem).toBeUndefined();
  expect(readFileSync(join(root, "CLAUDE.md"), "utf8")).toBe("newer\n<block>\n");
  const other = tempFolder();
  const raced = plan(other);
  writeFileSync(join(other, "CLAUDE.md"), "theirs\n");
  expect(applyScaffold(raced)).toMatchObject({ written: [{ path: "AGENT-HANDOFF.md" }], problem: { code: "exists" } });
  expect(readFileSync(join(other, "CLAUDE.md"), "utf8")).toBe("theirs\n");
});

test.each([{ target: "text" }, { target: undefined }])(
  "CLAUDE.md that is a link to AGENTS.md ($target) is not replaced and the target is written once",
  ({ target }) => {
    const root = tempFolder(target === undefined ? {} : { "AGENTS.md": target });
    symlinkSync("AGENTS.md", join(root, "CLAUDE.md"));
    const planned = plan(root);
    expect(outcomes(planned)["CLAUDE.md"]).toBe('untouched: it is a link to "AGENTS.md", which has it');
    expect(applyScaffold(planned).problem).toBeUndefined();
    expect(readlinkSync(join(root, "CLAUDE.md"))).toBe("AGENTS.md");
    expect(readFileSync(join(root, "AGENTS.md"), "utf8")).toBe(`${target ?? ""}<block>\n`);
    expect(plan(root).files.every(({ outcome }) => outcome === "untouched")).toBe(true);
  },
);

test("a link to a file that is not in the scaffold is written through; one out of the folder is left alone", () => {
  const root = tempFolder({ "rules.md": "rules\n" });
  const outside = tempFolder({ "AGENTS.md": "shared\n" });
  symlinkSync("rules.md", join(root, "CLAUDE.md"));
  symlinkSync(join(outside, "AGENTS.md"), join(root, "AGENTS.md"));
  const planned = plan(root);
  expect(outcomes(planned)).toMatchObject({ "CLAUDE.md": "changed", "AGENTS.md": "untouched: it is a link to a file outside of this folder" });
  expect(planned.notes).toEqual(['"AGENTS.md" is a link to a file outside of this folder and stays as it is']);
  applyScaffold(planned);
  expect(readFileSync(join(root, "rules.md"), "utf8")).toBe("rules\n<block>\n");
  expect(readlinkSync(join(root, "CLAUDE.md"))).toBe("rules.md");
  expect(readFileSync(join(outside, "AGENTS.md"), "utf8")).toBe("shared\n");
});

test("a link that was checked out as text is recognised and stays as it is", () => {
  const root = tempFolder({ "CLAUDE.md": "AGENTS.md", "AGENTS.md": "rules\n" });
  const planned = plan(root);
  expect(outcomes(planned)).toMatchObject({ "CLAUDE.md": 'untouched: it stands for a link to "AGENTS.md"', "AGENTS.md": "changed" });
  expect(planned.notes).toEqual(['"CLAUDE.md" holds only the name "AGENTS.md": it was a symbolic link and git has checked it out as text']);
});

test("an import is told, and the rules are written out all the same", () => {
  const planned = plan(tempFolder({ "CLAUDE.md": "@AGENTS.md\n", "AGENTS.md": "rules\n" }));
  expect(outcomes(planned)["CLAUDE.md"]).toBe("changed");
  expect(planned.notes[0]).toContain('"CLAUDE.md" imports "AGENTS.md"');
});

test.each([
  ["AGENTS.md", { kind: "link-text", target: "AGENTS.md" }],
  ["./AGENTS.md", { kind: "link-text", target: "AGENTS.md" }],
  ["@AGENTS.md", { kind: "import", target: "AGENTS.md" }],
  ["\u{feff}# Rules\r\n\r\n@./docs/AGENTS.md\r\n", { kind: "import", target: "docs/AGENTS.md" }],
  ["AGENTS.md\n", undefined],
  ["See AGENTS.md", undefined],
  ["mail me@AGENTS.md", undefined],
  ["", undefined],
])("the text %j stands for %j", (text, link) => {
  expect(parseInstructionLink(text)).toEqual(link);
});

test("with a problem nothing is written at all", () => {
  const root = tempFolder({ "CLAUDE.md": "text\n" });
  mkdirSync(join(root, "AGENTS.md"));
  const refusing = [...FILES, { path: "../out.md", text: "x" }, { path: "CLAUDE.md", edit: () => refuse({ message: "half a marker" }) }];
  const planned = plan(root, refusing);
  expect(planned.problems.map(({ message }) => message.replaceAll(root, "ROOT"))).toEqual([
    'Cannot read "ROOT/AGENTS.md": it is a folder',
    'Cannot open "../out.md": it leads out of "ROOT"',
    "half a marker",
  ]);
  expect(applyScaffold(planned).written).toEqual([]);
  expect(readdirSync(root).sort()).toEqual(["AGENTS.md", "CLAUDE.md"]);
});
