import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HookInput } from "../../../src/agents/hook-dialect.ts";
import { commit } from "../../workspace/support/git-repository.ts";
import { edit, ownedText, play, remove, rewrite, setField, shell, type Stage, write } from "./stage.ts";

/** One line of the truth table of issue 3: what a session does between its first prompt and its stop, and what becomes of the stop. */
export interface Row {
  readonly name: string;
  readonly expected: "allow" | "block" | "skip";
  readonly act: (stage: Stage) => Promise<void> | void;
  /** Parts of the block's reason. */
  readonly says?: readonly string[];
  readonly input?: Partial<HookInput>;
  readonly only?: "git" | "no git";
  readonly files?: Readonly<Record<string, string>>;
  readonly ignored?: string;
  /** False where the session has not begun when `act` is called. */
  readonly begins?: false;
  /** Words of the one line that goes to the log. */
  readonly logs?: string;
  /** The last block or skip of the record where the stop is allowed. */
  readonly event?: "block" | "skip";
  /** Who stops, and where; the session itself unless told. */
  readonly from?: (stage: Stage) => Stage;
}

const NOT_TOLD = "does not tell of it";
const HANDOFF = "AGENT-HANDOFF.md";

async function work(stage: Stage): Promise<void> {
  await edit(stage, "src/auth/token.ts");
}

/** The handoff written as `agent-relay pass` does. */
function passed(text: string): string {
  const fields = setField("Status", "ready")(setField("Next Action", "T3 Review the endpoint")(setField("Current Owner", "Codex")(text)));
  return `${fields.trimEnd()}\n| 2026-11-20T15:30:00Z | Claude | Codex | Built the endpoint |\n`;
}

function ticked(text: string, evidence = ""): string {
  return text.replace(
    "- [ ] **T2** Implement the token endpoint (owner: claude; after: T1)",
    `- [x] **T2** Implement the token endpoint (by claude; 2026-11-20${evidence})`,
  );
}

function second(name: string): { readonly session: string; readonly host: "codex" } {
  return { session: name, host: "codex" };
}

export const ROWS: readonly Row[] = [
  { name: "no work at all", expected: "allow", act: () => undefined },
  { name: "commands that change nothing", expected: "allow", act: (stage) => shell(stage, "ls", () => undefined) },
  {
    name: "work that is undone again",
    expected: "allow",
    act: async (stage) => {
      await work(stage);
      await edit(stage, "src/auth/token.ts", "export const token = 1;\n");
    },
  },
  {
    name: "a source file that is only touched",
    expected: "allow",
    act: (stage) => shell(stage, "touch src/auth/token.ts", () => touch(stage, "src/auth/token.ts")),
  },
  {
    name: "work by an edit tool, handoff untouched",
    expected: "block",
    act: work,
    says: [
      "you changed `src/auth/token.ts`",
      `${HANDOFF} ${NOT_TOLD}: it is untouched`,
      'agent-relay done T2 --evidence "<command that proves it>" --as claude',
      "agent-relay pass --to codex --summary",
    ],
  },
  {
    name: "work by a shell command, handoff untouched",
    expected: "block",
    act: (stage) => shell(stage, "sed -i s/1/2/ src/auth/token.ts", () => write(stage, "src/auth/token.ts", "export const token = 2;\n")),
    says: ["`src/auth/token.ts`", NOT_TOLD],
  },
  { name: "work that no hook saw", expected: "block", act: (stage) => write(stage, "src/auth/new.ts", "1\n"), says: ["`src/auth/new.ts`"] },
  { name: "a new file", expected: "block", act: (stage) => edit(stage, "src/auth/new.ts"), says: ["`src/auth/new.ts`"] },
  {
    name: "a deleted file",
    expected: "block",
    act: (stage) => shell(stage, "rm src/notes.txt", () => remove(stage, "src/notes.txt")),
    says: ["`src/notes.txt`"],
  },
  {
    name: "work that is committed",
    expected: "block",
    only: "git",
    act: (stage) => shell(stage, "git commit", () => commit(stage.folder, { "src/auth/token.ts": "2\n" }, { message: "Work", date: new Date().toISOString() })),
    says: ["`src/auth/token.ts`"],
  },
  {
    name: "handoff only touched",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await shell(stage, `touch ${HANDOFF}`, () => touch(stage, HANDOFF));
    },
    says: ["it is untouched"],
  },
  {
    name: "white space only",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => text.replaceAll("\n\n", "\n\n\n").replace("Logins without", "Logins  without"));
    },
    says: ["only touched or reformatted"],
  },
  {
    name: "stamp only",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, setField("Updated", "2026-11-20T15:30:00Z by Claude"));
    },
    says: ["only its time stamp is new"],
  },
  {
    name: "log only",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => `${text.trimEnd()}\n| 2026-11-20T15:30:00Z | Claude | Claude | Did things |\n`);
    },
    says: ["only its log has a new row"],
  },
  {
    name: "task only started",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => setField("Status", "in-progress")(text.replace("after: T1)", "after: T1; started: 2026-11-20T15:30:00Z)")));
    },
    says: ["it says only that work begins"],
  },
  {
    name: "owner unchanged, only the context rewritten",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => text.replace("Logins without a password.", "Tokens are signed now."));
    },
    says: ["still names you as owner"],
  },
  {
    name: "owner unchanged, next action says where the work stands",
    expected: "allow",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, setField("Next Action", "T2: rotate the keys in src/auth/token.ts, then its test"));
    },
  },
  {
    name: "owner unchanged, blocked with a reason",
    expected: "allow",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => setField("Status", "blocked")(text.replace(/## Blockers\n\n(?:None\n)?/, "## Blockers\n\n- The key server is down\n\n")));
    },
  },
  {
    name: "owner removed",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => setField("Next Action", "Review it")(setField("Current Owner", "")(text)));
    },
    says: ["names no owner", "Current Owner"],
  },
  {
    name: "owner nobody knows",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => setField("Next Action", "Review it")(setField("Current Owner", "codxe")(text)));
    },
    says: ["names `codxe` as owner"],
  },
  {
    name: "owner changed without next action",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => setField("Next Action", "")(setField("Current Owner", "Codex")(text)));
    },
    says: ["has no next action", "Next Action"],
  },
  {
    name: "owner changed, and not a word more",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, setField("Current Owner", "Codex"));
    },
    says: ["names Codex as owner and says neither what was done nor what comes next"],
  },
  {
    name: "next action names what is done",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => ticked(text, "; evidence: `npm test` 0"));
    },
    says: ["names what is done already: `T2 Implement the token endpoint`"],
  },
  {
    name: "task ticked without evidence",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => passed(ticked(text)));
    },
    says: ["`T2 Implement the token endpoint` is ticked without evidence", 'agent-relay done T2 --evidence "<command that proves it>"'],
  },
  {
    name: "task ticked as unverified, passed on",
    expected: "allow",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => passed(ticked(text, "; unverified")));
    },
  },
  {
    name: "work done and passed on",
    expected: "allow",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => passed(ticked(text, "; evidence: `npm test` 0 @ a1b2c3d")));
    },
  },
  { name: "only the plan written", expected: "allow", act: (stage) => handoff(stage, setField("Next Action", "T2: begin with the keys")) },
  {
    name: "wrong file updated: another project's handoff instead",
    expected: "block",
    files: { "sub/AGENT-HANDOFF.md": ownedText(), "sub/a.ts": "1\n" },
    act: async (stage) => {
      await work(stage);
      await edit(stage, `sub/${HANDOFF}`, passed(ownedText()));
    },
    says: [`you changed \`sub/${HANDOFF}\` instead`, NOT_TOLD],
  },
  {
    name: "wrong file updated: a second handoff beside the first",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await edit(stage, "HANDOFF.md", passed(ownedText()));
    },
    says: ["you changed `HANDOFF.md` instead"],
  },
  {
    name: "off-limits file changed by a shell, else handed over",
    expected: "block",
    act: async (stage) => {
      await shell(stage, "tee infra/dns.tf", () => write(stage, "infra/dns.tf", "other\n"));
      await handoff(stage, passed);
    },
    says: ["off limits, and changed: `infra/dns.tf`", "git diff HEAD -- infra/dns.tf"],
  },
  {
    name: "off-limits file changed that git ignores",
    expected: "block",
    ignored: "infra/secret.env\n",
    files: { "infra/secret.env": "A=1\n" },
    act: async (stage) => {
      await shell(stage, "echo A=2 > infra/secret.env", () => write(stage, "infra/secret.env", "A=2\n"));
      await handoff(stage, passed);
    },
    says: ["`infra/secret.env`"],
  },
  {
    name: "off limits lifted by the session itself",
    expected: "block",
    act: async (stage) => {
      await shell(stage, "tee infra/dns.tf", () => write(stage, "infra/dns.tf", "other\n"));
      await handoff(stage, (text) => passed(text.replace("- `infra/**`: production, the user only\n", "")));
    },
    says: ["off limits, and changed"],
  },
  {
    name: "another project's file changed by an edit tool",
    expected: "block",
    files: { "sub/AGENT-HANDOFF.md": setField("Current Owner", "Codex")(ownedText()), "sub/a.ts": "1\n" },
    act: async (stage) => {
      await edit(stage, "sub/a.ts", "2\n");
    },
    says: ["project sub belongs to somebody else, and you changed `sub/a.ts`"],
  },
  {
    name: "another project's file changed by a shell",
    expected: "block",
    only: "git",
    files: { "sub/AGENT-HANDOFF.md": setField("Current Owner", "Codex")(ownedText()), "sub/a.ts": "1\n" },
    act: (stage) => shell(stage, "echo 2 > sub/a.ts", () => write(stage, "sub/a.ts", "2\n")),
    says: ["project sub belongs to somebody else"],
  },
  {
    name: "background work still running",
    expected: "allow",
    act: work,
    input: { backgroundWork: 1 },
  },
  {
    name: "second stop of a chain",
    expected: "skip",
    act: async (stage) => {
      await work(stage);
      await play(stage, "stop");
    },
  },
  { name: "stop after a block of another hook", expected: "skip", act: work, input: { stopActive: true } },
  {
    name: "second stop after it was mended",
    expected: "allow",
    event: "block",
    act: async (stage) => {
      await work(stage);
      await play(stage, "stop");
      await handoff(stage, passed);
    },
    input: { stopActive: true },
  },
  {
    name: "new prompt after a skip",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await play(stage, "stop");
      await play(stage, "stop", { stopActive: true });
      await play(stage, "prompt", { prompt: "go on" });
    },
  },
  {
    name: "the gate's own reason comes back as a prompt",
    expected: "skip",
    act: async (stage) => {
      await work(stage);
      const decision = await play(stage, "stop");
      await play(stage, "prompt", { prompt: decision.kind === "block" ? decision.reason : "" });
    },
  },
  {
    name: "compaction in between",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await play(stage, "session-start", { source: "compact" });
    },
    says: ["`src/auth/token.ts`"],
  },
  {
    name: "compaction between block and second stop",
    expected: "skip",
    act: async (stage) => {
      await work(stage);
      await play(stage, "stop");
      await play(stage, "session-start", { source: "compact" });
    },
  },
  { name: "sub-agent's stop", expected: "allow", act: work, input: { subagent: "a1" } },
  {
    name: "two sessions at once, the other one's edits",
    expected: "allow",
    act: (stage) => edit({ ...stage, ...second("s2") }, "src/auth/token.ts"),
  },
  {
    name: "two sessions at once, own edits",
    expected: "block",
    act: async (stage) => {
      await edit({ ...stage, ...second("s2") }, "src/notes.txt");
      await work(stage);
    },
    says: ["you changed `src/auth/token.ts`, and"],
  },
  {
    name: "two sessions at once, a shell's edits that may be either's",
    expected: "allow",
    act: async (stage) => {
      await shell({ ...stage, ...second("s2") }, "make", () => undefined);
      await shell(stage, "make", () => write(stage, "src/notes.txt", "two\n"));
    },
    logs: "another session was at work at the same time",
  },
  {
    name: "two sessions at once, own edits handed over by a command",
    expected: "allow",
    act: async (stage) => {
      await edit({ ...stage, ...second("s2") }, "src/notes.txt");
      await work(stage);
      await shell(stage, "agent-relay pass --to codex", () => rewrite(stage, passed));
    },
  },
  {
    name: "two sessions at once, handed over by the other one alone",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      const other = { ...stage, ...second("s2") };
      rewrite(stage, passed);
      await play(other, "after-tool", { tool: { name: "Write", kind: "edit", paths: [join(stage.folder, HANDOFF)] } });
    },
    says: ["`src/auth/token.ts`"],
  },
  {
    name: "changes from before the session",
    expected: "allow",
    begins: false,
    act: async (stage) => {
      write(stage, "src/auth/token.ts", "export const token = 9;\n");
      write(stage, "src/fresh.ts", "1\n");
      await play(stage, "session-start", { source: "startup" });
      await shell(stage, "ls", () => undefined);
    },
  },
  {
    name: "changes from before the session, committed by it",
    expected: "allow",
    only: "git",
    begins: false,
    act: async (stage) => {
      write(stage, "src/auth/token.ts", "export const token = 9;\n");
      await play(stage, "session-start", { source: "startup" });
      await shell(stage, "git commit -am x", () => commit(stage.folder, {}, { message: "x", date: new Date().toISOString() }));
    },
  },
  {
    name: "handoff ignored by git, not updated",
    expected: "block",
    ignored: `${HANDOFF}\n`,
    act: work,
    says: [NOT_TOLD],
  },
  {
    name: "handoff ignored by git, passed on",
    expected: "allow",
    ignored: `${HANDOFF}\n`,
    act: async (stage) => {
      await work(stage);
      await handoff(stage, passed);
    },
  },
  {
    name: "not a project at all",
    expected: "allow",
    begins: false,
    act: async (stage) => {
      rmSync(join(stage.folder, HANDOFF));
      await play(stage, "session-start", { source: "startup" });
      write(stage, "src/auth/token.ts", "2\n");
    },
  },
  {
    name: "a handoff that does not speak the protocol",
    expected: "allow",
    begins: false,
    act: async (stage) => {
      write(stage, HANDOFF, "# Notes\n\nWe talked.\n");
      await play(stage, "session-start", { source: "startup" });
      write(stage, "src/auth/token.ts", "2\n");
    },
  },
  {
    name: "not the owner, nothing changed",
    expected: "allow",
    files: { [HANDOFF]: setField("Current Owner", "Codex")(ownedText()) },
    act: (stage) => shell(stage, "cat src/auth/token.ts", () => undefined),
  },
  {
    name: "not the owner, the user at work",
    expected: "allow",
    files: { [HANDOFF]: setField("Current Owner", "User")(ownedText()) },
    act: (stage) => shell(stage, "git log", () => write(stage, "src/auth/token.ts", "the user's\n")),
  },
  {
    name: "not the owner, and edited all the same",
    expected: "block",
    files: { [HANDOFF]: setField("Current Owner", "Codex")(ownedText()) },
    act: work,
    says: ["belongs to somebody else, and you changed `src/auth/token.ts`", "HANDOFF -> claude"],
  },
  {
    name: "nobody's project, worked in without a claim",
    expected: "block",
    files: { [HANDOFF]: setField("Current Owner", "Nobody")(ownedText()) },
    act: work,
    says: [NOT_TOLD, "agent-relay claim --as claude"],
  },
  {
    name: "handoff deleted",
    expected: "block",
    act: (stage) => shell(stage, `rm ${HANDOFF}`, () => remove(stage, HANDOFF)),
    says: [`${HANDOFF} is gone`],
  },
  {
    name: "handoff no file any more",
    expected: "block",
    act: (stage) =>
      shell(stage, "mkdir", () => {
        remove(stage, HANDOFF);
        mkdirSync(join(stage.folder, HANDOFF));
        writeFileSync(join(stage.folder, HANDOFF, "x"), "");
      }),
    says: ["cannot be read"],
  },
  {
    name: "handoff with conflict markers",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, (text) => text.replace("Logins without a password.", "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other"));
    },
    says: ["holds conflict markers", "remove the marker lines"],
  },
  {
    name: "new work after a handoff that was allowed",
    expected: "block",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, setField("Next Action", "T2: rotate the keys in src/auth/token.ts"));
      await play(stage, "stop");
      await play(stage, "prompt", { prompt: "and now the notes" });
      await edit(stage, "src/notes.txt", "two\n");
    },
    says: ["you changed `src/notes.txt`, and"],
  },
  {
    name: "no new work after a handoff that was allowed",
    expected: "allow",
    act: async (stage) => {
      await work(stage);
      await handoff(stage, setField("Next Action", "T2: rotate the keys in src/auth/token.ts"));
      await play(stage, "stop");
      await play(stage, "prompt", { prompt: "thanks" });
    },
  },
  {
    name: "a chat while the user edits, after tools were seen",
    expected: "allow",
    act: async (stage) => {
      await shell(stage, "ls", () => undefined);
      await handoff(stage, setField("Next Action", "T2: rotate the keys in src/auth/token.ts"));
      await play(stage, "stop");
      await play(stage, "prompt", { prompt: "what is this?" });
      write(stage, "src/notes.txt", "the user's\n");
    },
  },
];

async function handoff(stage: Stage, change: (text: string) => string): Promise<void> {
  rewrite(stage, change);
  await edit(stage, HANDOFF, readFileSync(join(stage.folder, HANDOFF), "utf8"));
}

function touch({ folder }: Stage, path: string): void {
  const later = new Date(Date.now() + 5000);
  utimesSync(join(folder, path), later, later);
}
