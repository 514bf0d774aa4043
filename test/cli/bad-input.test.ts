import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "./run.ts";
import { makeFolder, makeWorkspace, putFile, textOf, treeOf } from "./workspace.ts";

/** A wrong call or a damaged place, the exit code and a part of its one message. Nothing may change on disk. */
interface BadInput {
  readonly title: string;
  readonly argv: readonly string[];
  readonly code: 1 | 2 | 3;
  readonly says: string;
  /** Damages the workspace, or gives another folder to work in. */
  readonly prepare?: (root: string) => string | void;
  readonly env?: Readonly<Record<string, string>>;
}

const CONFLICT = "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n";

function damage(root: string, path: string, change: (text: string) => string): void {
  putFile(root, path, change(textOf(root, path)));
}

function folderInPlace(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  mkdirSync(join(root, path), { recursive: true });
}

function link(root: string, path: string, target: string): void {
  rmSync(join(root, path), { force: true, recursive: true });
  symlinkSync(target, join(root, path));
}

function fifo(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  expect(spawnSync("mkfifo", [join(root, path)]).status).toBe(0);
}

const BYTES = Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x0a]);
const INIT: readonly BadInput[] = [
  { title: "init in a folder that is not there", argv: ["init", "nowhere"], code: 2, says: 'nowhere": it is not a folder' },
  { title: "init in a file", argv: ["init", "AGENT-HANDOFF.md"], code: 2, says: "it is not a folder" },
  { title: "init with two folders", argv: ["init", "a", "b"], code: 2, says: "Too many arguments" },
  { title: "init with an unknown option", argv: ["init", "--frce"], code: 2, says: "Unknown option `--frce`" },
  { title: "init as somebody unknown", argv: ["init", "--as", "cluade"], code: 2, says: "Unexpected agent `cluade`" },
  { title: "init in a project", argv: ["init", "shop"], code: 1, says: "is a project's handoff" },
  {
    title: "init where a folder has the index's name",
    argv: ["init", "blank"],
    code: 1,
    says: "it is a folder",
    prepare: (root) => folderInPlace(root, "blank/AGENT-HANDOFF.md"),
  },
  {
    title: "init where the handoff is a link to nothing",
    argv: ["init", "blank"],
    code: 1,
    says: "symbolic link to a file that is not there",
    prepare: (root) => (mkdirSync(join(root, "blank")), link(root, "blank/AGENT-HANDOFF.md", "gone.md")),
  },
  {
    title: "init where the handoff holds conflict markers",
    argv: ["init", "blank"],
    code: 1,
    says: "holds conflict markers",
    prepare: (root) => putFile(root, "blank/AGENT-HANDOFF.md", CONFLICT),
  },
  {
    title: "init where the handoff is not UTF-8",
    argv: ["init", "blank"],
    code: 1,
    says: "not valid UTF-8",
    prepare: (root) => (mkdirSync(join(root, "blank")), writeFileSync(join(root, "blank/AGENT-HANDOFF.md"), BYTES)),
  },
  {
    title: "init where the handoff is a pipe",
    argv: ["init", "blank"],
    code: 1,
    says: "not a regular file",
    prepare: (root) => (mkdirSync(join(root, "blank")), fifo(root, "blank/AGENT-HANDOFF.md")),
  },
];

const NAMES = [
  "",
  " ",
  ".",
  "..",
  "../x",
  "a/b",
  "a\\b",
  "/abs",
  "C:x",
  "a\u0000b",
  "a\nb",
  "a\u202eb",
  "a\u200bb",
  "a|b",
  "a`b",
  "x".repeat(101),
  "trailing.",
  "what?",
];
const NEW: readonly BadInput[] = [
  ...NAMES.map((name): BadInput => ({
    title: `new with the name ${JSON.stringify(name.slice(0, 12))}`,
    argv: ["new", name],
    code: 2,
    says: name.trim() === "" ? "Missing `name`" : "Unexpected project name",
  })),
  { title: "new without a name", argv: ["new"], code: 2, says: "Missing `name`" },
  { title: "new with an agent's name", argv: ["new", "Codex"], code: 2, says: "names an agent" },
  { title: "new with the user's name", argv: ["new", "user"], code: 2, says: "names an agent" },
  { title: "new with a configured agent's name", argv: ["new", "reviewer"], code: 2, says: "names an agent", env: { AGENT_RELAY_AGENTS: "reviewer" } },
  { title: "new with a path out of the workspace", argv: ["new", "x", "--path", "../x"], code: 2, says: "it is not a folder inside the workspace" },
  { title: "new with an absolute path elsewhere", argv: ["new", "x", "--path", "/x"], code: 2, says: "it is not a folder inside the workspace" },
  { title: "new in the workspace's own folder", argv: ["new", "x", "--path", "."], code: 2, says: "it is not a folder inside the workspace" },
  {
    title: "new behind a link out of the workspace",
    argv: ["new", "x", "--path", "out/x"],
    code: 2,
    says: "it is not a folder inside the workspace",
    prepare: (root) => link(root, "out", "/"),
  },
  { title: "new where a file lies", argv: ["new", "x", "--path", "shop/AGENT-HANDOFF.md"], code: 2, says: "it is not a folder" },
  { title: "new for an owner that is none", argv: ["new", "x", "--owner", "cluade"], code: 2, says: "Unexpected agent `cluade`" },
  { title: "new for nobody", argv: ["new", "x", "--owner", "nobody"], code: 2, says: "Unexpected agent `nobody`" },
  { title: "new for agents that are none", argv: ["new", "x", "--agents", "claude,codx"], code: 2, says: "Unexpected agent `codx`" },
  { title: "new with a name that exists elsewhere", argv: ["new", "Shop", "--path", "other"], code: 1, says: "is called so already" },
  {
    title: "new where the index holds conflict markers",
    argv: ["new", "x"],
    code: 1,
    says: "conflict markers",
    prepare: (root) => damage(root, "AGENT-HANDOFF.md", (text) => text + CONFLICT),
  },
  {
    title: "new where an instruction file is a folder",
    argv: ["new", "shop"],
    code: 1,
    says: "it is a folder",
    prepare: (root) => folderInPlace(root, "shop/CLAUDE.md"),
  },
  {
    title: "new where an instruction file has half a marker",
    argv: ["new", "shop"],
    code: 1,
    says: "expected one pair",
    prepare: (root) => putFile(root, "shop/GEMINI.md", "<!-- agent-relay:end -->\n"),
  },
  {
    title: "new where an instruction file is not UTF-8",
    argv: ["new", "shop"],
    code: 1,
    says: "not valid UTF-8",
    prepare: (root) => writeFileSync(join(root, "shop/AGENTS.md"), BYTES),
  },
  {
    title: "new by an agent that passes for the user",
    argv: ["new", "x", "--as", "user"],
    code: 3,
    says: "only the person may act as the user",
    env: { CLAUDECODE: "1" },
  },
  {
    title: "new with a broken setting in the environment",
    argv: ["new", "x"],
    code: 2,
    says: "Unexpected value `0` of AGENT_RELAY_BUDGET",
    env: { AGENT_RELAY_BUDGET: "0" },
  },
];

const ADOPT: readonly BadInput[] = [
  { title: "adopt a folder that is not there", argv: ["adopt", "nowhere"], code: 2, says: "it is not a folder" },
  { title: "adopt the workspace", argv: ["adopt"], code: 1, says: "is the index of a workspace" },
  {
    title: "adopt a file that is none of the handoffs",
    argv: ["adopt", "shop", "--file", "README.md"],
    code: 2,
    says: "Unexpected handoff file `README.md`, expected `AGENT-HANDOFF.md`",
  },
  { title: "adopt a file out of the folder", argv: ["adopt", "shop", "--file", "../AGENT-HANDOFF.md"], code: 2, says: "Unexpected handoff file" },
  {
    title: "adopt a handoff with conflict markers",
    argv: ["adopt", "shop"],
    code: 1,
    says: "conflict markers at line 1",
    prepare: (root) => damage(root, "shop/AGENT-HANDOFF.md", (text) => CONFLICT + text),
  },
  {
    title: "adopt a handoff that is not UTF-8",
    argv: ["adopt", "shop"],
    code: 1,
    says: "not valid UTF-8",
    prepare: (root) => writeFileSync(join(root, "shop/AGENT-HANDOFF.md"), BYTES),
  },
  {
    title: "adopt a handoff that is a folder",
    argv: ["adopt", "shop"],
    code: 1,
    says: "it is a folder",
    prepare: (root) => folderInPlace(root, "shop/AGENT-HANDOFF.md"),
  },
  {
    title: "adopt a handoff that links to itself",
    argv: ["adopt", "shop"],
    code: 1,
    says: "AGENT-HANDOFF.md",
    prepare: (root) => link(root, "shop/AGENT-HANDOFF.md", "AGENT-HANDOFF.md"),
  },
  { title: "adopt for an owner that is none", argv: ["adopt", "shop", "--owner", "jane"], code: 2, says: "Unexpected agent `jane`" },
];

const LOOK: readonly BadInput[] = [
  { title: "status outside of everything", argv: ["status"], code: 1, says: "Cannot find a workspace above", prepare: () => makeFolder() },
  { title: "next outside of everything", argv: ["next"], code: 1, says: "Cannot find a workspace above", prepare: () => makeFolder() },
  { title: "history outside of everything", argv: ["history"], code: 1, says: "Cannot find a project or workspace above", prepare: () => makeFolder() },
  { title: "status for an owner that is none", argv: ["status", "--owner", "cluade"], code: 2, says: "Unexpected owner `cluade`" },
  { title: "next for an empty owner", argv: ["next", "--owner", ""], code: 2, says: "Unexpected owner" },
  { title: "status with a word", argv: ["status", "shop"], code: 2, says: "Too many arguments" },
  { title: "history of an unknown project", argv: ["history", "shopp"], code: 1, says: "No project is called `shopp`; near: `shop`" },
  { title: "history with a limit of none", argv: ["history", "--limit", "0"], code: 2, says: "Unexpected number `0` of --limit" },
  { title: "history with a limit in words", argv: ["history", "--limit", "1e3"], code: 2, says: "Unexpected number `1e3` of --limit" },
  { title: "diff with an option as revision", argv: ["diff", "--output=x"], code: 2, says: "Unknown option" },
  { title: "diff with a path as revision", argv: ["diff", "HEAD:../../etc/passwd"], code: 1, says: "Cannot compare the handoff with" },
  { title: "diff without git", argv: ["diff"], code: 1, says: "the project is in no git repository" },
  { title: "config with an unknown word", argv: ["config", "set"], code: 2, says: "Unexpected word `set`" },
  { title: "completion for an unknown shell", argv: ["completion", "tcsh"], code: 2, says: "Unexpected shell `tcsh`" },
];

const KEEP: readonly BadInput[] = [
  { title: "archive with no number", argv: ["archive", "--keep-log", "", "--as", "user"], code: 2, says: "Unexpected number `` of --keep-log" },
  { title: "archive with a negative number", argv: ["archive", "--keep-log=-1", "--as", "user"], code: 2, says: "Unexpected number `-1` of --keep-log" },
  {
    title: "archive with a day that is none",
    argv: ["archive", "--completed-before", "2026-02-30", "--as", "user"],
    code: 2,
    says: "Unexpected date `2026-02-30`",
  },
  { title: "archive with a date in words", argv: ["archive", "--completed-before", "yesterday", "--as", "user"], code: 2, says: "Unexpected date `yesterday`" },
  { title: "archive by nobody", argv: ["archive"], code: 2, says: "Cannot tell who asks" },
  { title: "archive by another agent", argv: ["archive", "--as", "claude"], code: 3, says: "Only the user or the owner may archive" },
  { title: "archive a whole project as its owner", argv: ["archive", "--whole", "--as", "codex"], code: 3, says: "Only the user may archive a whole project" },
  {
    title: "archive a handoff with conflict markers",
    argv: ["archive", "--keep-log", "0", "--as", "user"],
    code: 1,
    says: "conflict markers",
    prepare: (root) => damage(root, "shop/AGENT-HANDOFF.md", (text) => text + CONFLICT),
  },
  {
    title: "archive where a folder has the archive's name",
    argv: ["archive", "--keep-log", "0", "--as", "user"],
    code: 1,
    says: "it is a folder",
    prepare: (root) => folderInPlace(root, "shop/AGENT-HANDOFF.archive.md"),
  },
  {
    title: "archive a handoff that is not UTF-8",
    argv: ["archive", "--keep-log", "0", "--as", "user"],
    code: 1,
    says: "not valid UTF-8",
    prepare: (root) => writeFileSync(join(root, "shop/AGENT-HANDOFF.md"), Buffer.concat([Buffer.from(textOf(root, "shop/AGENT-HANDOFF.md")), BYTES])),
  },
  {
    title: "decide where DECISIONS.md is a folder",
    argv: ["decide", "add", "--title", "x", "--as", "user"],
    code: 1,
    says: "it is a folder",
    prepare: (root) => folderInPlace(root, "shop/DECISIONS.md"),
  },
  {
    title: "decide where DECISIONS.md is not UTF-8",
    argv: ["decide", "add", "--title", "x", "--as", "user"],
    code: 1,
    says: "not valid UTF-8",
    prepare: (root) => writeFileSync(join(root, "shop/DECISIONS.md"), BYTES),
  },
  { title: "decide for an unknown project", argv: ["decide", "list", "--project", "shpo"], code: 1, says: "No project is called `shpo`" },
  {
    title: "instructions outside of everything",
    argv: ["instructions", "--write"],
    code: 1,
    says: "Cannot find a project or workspace",
    prepare: () => makeFolder(),
  },
  { title: "instructions for an unknown agent", argv: ["instructions", "--agent", "cluade"], code: 2, says: "Unexpected agent `cluade`" },
  {
    title: "two active projects and none named",
    argv: ["history"],
    code: 1,
    says: "Several projects are active: `shop`, `blog`",
    prepare: (root) => damage(root, "AGENT-HANDOFF.md", (text) => text.replace("| shop | Codex | 2026-11-20 |", "$&\n| blog | User | 2026-11-20 |")),
  },
  {
    title: "a project whose folder is gone",
    argv: ["history", "shop"],
    code: 1,
    says: "has no handoff file",
    prepare: (root) => rmSync(join(root, "shop"), { recursive: true }),
  },
  {
    title: "a row that leaves the workspace",
    argv: ["history", "shop"],
    code: 1,
    says: "it leads out of",
    prepare: (root) => damage(root, "AGENT-HANDOFF.md", (text) => text.replace("| shop | shop |", "| shop | ../../etc |")),
  },
];

test.each([...INIT, ...NEW, ...ADOPT, ...LOOK, ...KEEP])(
  "$title is refused with one message and nothing changes",
  async ({ argv, code, says, prepare, env }) => {
    const root = makeWorkspace({ shop: { owner: "Codex", log: ["2026-11-19 | User | Codex | begun"] }, blog: { owner: "User" } });
    const cwd = prepare?.(root) ?? root;
    const before = treeOf(root);
    const run = await runCli(argv, { cwd, env: { ...env } });
    expect(run.err).toContain(says);
    expect(run.err).toMatch(/^[A-Z][^\n]*\n( {2}Try: [^\n]+\n)?$/u);
    expect(run.err).not.toMatch(/\n\s+at /u);
    expect({ code: run.code, out: run.out }).toEqual({ code, out: "" });
    expect(treeOf(root)).toEqual(before);
  },
);
