import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeProject } from "../../../hooks/stop/judge-project.ts";
import { decideStop } from "../../../hooks/stop/decide-stop.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import { loadSession } from "../../../src/workspace/sessions/session-store.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { advance, type Chain, type ChainEvent, type ChainState, chains, FRESH, isUnhanded, lawOf } from "./chain-model.ts";
import { begin, edit, ownedText, play, projectFiles, putUnderGit, rewrite, setField, shell, type Stage, write } from "./stage.ts";

let count = 0;

/** Never the same text twice: every change is one. */
function fresh(): string {
  count += 1;
  return `change ${count}`;
}

function stamp(text: string): string {
  return setField("Updated", `2026-11-20T15:30:00Z by ${fresh()}`)(text);
}

function logRow(text: string): string {
  return `${text.trimEnd()}\n| 2026-11-20T15:30:00Z | Claude | Claude | ${fresh()} |\n`;
}

const tell = (text: string): string => setField("Next Action", `T2: ${fresh()}`)(text);

async function act(stage: Stage, event: ChainEvent): Promise<void> {
  if (event === "prompt") await play(stage, "prompt", { prompt: "go on" });
  if (event === "edit") await edit(stage, "src/auth/token.ts", fresh());
  if (event === "shell") await shell(stage, "make", () => write(stage, "src/notes.txt", fresh()));
  if (event === "compact") await play(stage, "session-start", { source: "compact" });
  if (event === "tell") await shell(stage, "edit", () => rewrite(stage, tell));
  if (event === "stamp") await shell(stage, "edit", () => rewrite(stage, stamp));
  if (event === "log") await shell(stage, "edit", () => rewrite(stage, logRow));
}

function skips({ folder }: Stage): number {
  return (loadSession(folder, "s1")?.events ?? []).filter(({ kind }) => kind === "skip").length;
}

interface Tally {
  blocks: number;
  skips: number;
  allows: number;
}

async function playChain({ hostTells, events }: Chain, stage: Stage, tally: Tally): Promise<void> {
  await begin(stage);
  let state = FRESH;
  for (const event of events) {
    if (event === "subagent" || event === "busy-stop") {
      const more = event === "subagent" ? { subagent: "a1" } : { backgroundWork: 2 };
      expect((await play(stage, event === "subagent" ? "subagent-stop" : "stop", more)).kind).toBe("allow");
    } else if (event === "stop") {
      state = await stopOnce(stage, { state, hostTells }, tally);
    } else {
      await act(stage, event);
      state = advance(state, event);
    }
  }
}

async function stopOnce(stage: Stage, { state, hostTells }: { readonly state: ChainState; readonly hostTells: boolean }, tally: Tally): Promise<ChainState> {
  const stopActive = hostTells && state.blocked;
  const before = skips(stage);
  const decision = await play(stage, "stop", hostTells ? { stopActive } : {});
  const law = lawOf(state, stopActive);
  expect(decision.kind).toBe(law === "block" ? "block" : "allow");
  expect(skips(stage) - before).toBe(law === "skip" ? 1 : 0);
  tally[`${law}s`] += 1;
  return advance(state, "stop", law);
}

test("in 1,000 random chains on the disk no chain has two blocks, and no work goes unhanded without a record", async () => {
  const tally = { blocks: 0, skips: 0, allows: 0 };
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(chains, async (chain) => {
      const folder = tempFolder(projectFiles());
      runs += 1;
      if (runs % 20 === 0) putUnderGit(folder);
      await playChain(chain, { folder }, tally);
    }),
    { numRuns: 1000, endOnFailure: true },
  );
  process.stdout.write(`stop chains on the disk: ${runs}, with ${tally.blocks} blocks, ${tally.skips} recorded skips, ${tally.allows} plain stops\n`);
  expect(Math.min(tally.blocks, tally.skips, tally.allows)).toBeGreaterThan(200);
}, 240_000);

test("in 10,000 random chains of the pure decision the same holds", () => {
  const tally = { blocks: 0, skips: 0, allows: 0 };
  let runs = 0;
  fc.assert(
    fc.property(chains, (chain) => {
      runs += 1;
      playPure(chain, tally);
    }),
    { numRuns: 10_000, endOnFailure: true },
  );
  process.stdout.write(`stop chains in the pure model: ${runs}, with ${tally.blocks} blocks, ${tally.skips} recorded skips, ${tally.allows} plain stops\n`);
  expect(Math.min(tally.blocks, tally.skips, tally.allows)).toBeGreaterThan(2000);
}, 120_000);

/** The pure parts of the gate on texts in memory: what was changed and written is handed to them instead of read. */
function playPure({ hostTells, events }: Chain, tally: Tally): void {
  let [before, after, blocked, files] = [ownedText(), ownedText(), false, new Set<string>()];
  let [state, blocksInChain] = [FRESH, 0];
  for (const event of events) {
    if (event === "edit" || event === "shell") files.add(event === "edit" ? "src/auth/token.ts" : "src/notes.txt");
    if (event === "tell") after = tell(after);
    if (event === "stamp") after = stamp(after);
    if (event === "log") after = logRow(after);
    if (event === "prompt") [blocked, blocksInChain] = [false, 0];
    if (event !== "stop") {
      state = advance(state, event);
      continue;
    }
    const { missing, updated } = judgeTexts(before, after, files);
    const verdict = decideStop({ stopActive: hostTells && blocked, blocked, missing });
    expect(verdict).toBe(lawOf(state, hostTells && blocked));
    expect(verdict === "allow" && isUnhanded(state)).toBe(false);
    if (verdict === "block") [blocked, blocksInChain] = [true, blocksInChain + 1];
    if (verdict === "allow" && updated) [before, files] = [after, new Set()];
    expect(blocksInChain).toBeLessThanOrEqual(1);
    tally[`${verdict}s`] += 1;
    state = advance(state, "stop", verdict);
  }
}

function judgeTexts(before: string, after: string, files: ReadonlySet<string>): { readonly missing: boolean; readonly updated: boolean } {
  const { missing, updated } = judgeProject({
    agent: "claude",
    now: "2026-11-20T16:00:00Z",
    handoffPath: "AGENT-HANDOFF.md",
    before: parseHandoff(before),
    after: { kind: "read", handoff: parseHandoff(after) },
    handoffTouched: before !== after,
    work: { certain: [...files], likely: [], unclear: [] },
    elsewhere: [],
    otherHandoffs: [],
  });
  return { missing: missing.length > 0, updated };
}
