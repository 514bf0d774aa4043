import { type RunView, viewStepsOf } from "../../report/run/run-view.ts";
import { loadMeta } from "../../runner/run/run-meta.ts";
import { createFold } from "../../runner/state/fold-events.ts";
import type { ScriptReport } from "../../workflows/script-report.ts";
import type { CommandIo } from "../io.ts";
import { viewStoredRun } from "../runs/view-stored-run.ts";
import { createFollower } from "./create-follower.ts";
import { followByLines } from "./follow-by-lines.ts";
import type { Follower } from "./follower.ts";
import { createJournalReader } from "./read-journal.ts";

/** A run that a script did. */
export interface FollowedRun {
  readonly folder: string;
  readonly view: RunView;
}

/** Shows the runs of a script while they go on, as those of a file are shown. */
export interface ScriptFollower {
  /** Hears of each line of the script's report. */
  hear(report: ScriptReport): void;
  /** Shows what the script itself prints: above the run that is shown, else by `plain`. */
  print(text: string, plain: (text: string) => void): void;
  /** Tells something beside the runs that are shown; nothing where none is. */
  tell(message: string): void;
  /** Ends what is still shown; gives the runs there were, in order. */
  end(): readonly FollowedRun[];
}

/** How often a journal is looked at. */
const LOOK_MS = 50;

/** Creates the follower of a script's runs, which are read from their journals. Runs side by side are shown by lines. */
export function followScript(io: CommandIo): ScriptFollower {
  const runs: FollowedRun[] = [];
  const shown = new Map<string, Shown>();
  const lines = createLineHolder((text) => [...shown.values()][0]?.print(text));
  const finish = (folder: string): void => {
    if (shown.size === 1) lines.flush();
    shown.get(folder)?.end();
    shown.delete(folder);
  };
  return {
    hear(report) {
      if (report.kind === "begun") {
        for (const other of shown.values()) other.byLines();
        const one = show(report, { io, follower: shown.size > 0 ? followByLines(io.err) : createFollower(io), onLook: lines.age });
        shown.set(report.folder, one);
        runs.push(one.run);
      } else if (report.kind === "run") finish(report.folder);
    },
    print: (text, plain) => (shown.size === 0 ? plain(text) : lines.push(text)),
    tell: (message) => [...shown.values()][0]?.tell(message),
    end() {
      for (const folder of shown.keys()) finish(folder);
      return runs.map(({ folder, view }) => ({ folder, view: view.steps.length > 0 ? view : { ...view, steps: viewStepsOf(view.state) } }));
    },
  };
}

interface Shown {
  readonly run: FollowedRun;
  print(text: string): void;
  tell(message: string): void;
  /** Goes on by lines, since another run is shown too. */
  byLines(): void;
  end(): void;
}

interface ShowScene {
  readonly io: CommandIo;
  readonly follower: Follower;
  readonly onLook: () => void;
}

function show({ runId: id, folder, since }: Extract<ScriptReport, { readonly kind: "begun" }>, { io, follower: first, onLook }: ShowScene): Shown {
  let follower = first;
  const { state, apply } = createFold();
  const meta = loadMeta(folder);
  const read = createJournalReader(folder);
  const { status: _, ...stored } = viewStoredRun({ id, folder, state, status: "running", ...(meta.ok ? { meta: meta.value } : {}) }, io);
  const view: RunView = { ...stored, title: meta.ok ? meta.value.workflow : stored.title };
  let isBegun = false;
  const look = (): void => {
    onLook();
    for (const event of read()) {
      apply(event);
      if (event.seq < since) continue;
      if (!isBegun) follower.begin(view);
      isBegun = true;
      follower.onEvent(event);
    }
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return {
    run: { folder, view },
    print: (text) => follower.print(text),
    tell: (message) => follower.tell(message),
    byLines() {
      follower.end();
      follower = followByLines(io.err);
      if (isBegun) follower.begin(view);
    },
    end() {
      clearInterval(timer);
      look();
      follower.end();
    },
  };
}

interface LineHolder {
  push(text: string): void;
  /** Called now and then: a part of a line that nothing followed is written as it is. */
  age(): void;
  flush(): void;
}

/** Holds back the beginning of a line until its end comes, so that a view can be drawn below whole lines. */
function createLineHolder(write: (text: string) => void): LineHolder {
  let held = "";
  let age = 0;
  const flush = (): void => {
    const text = held;
    held = "";
    if (text !== "") write(text);
  };
  return {
    push(text) {
      age = 0;
      held += text;
      const end = held.lastIndexOf("\n") + 1;
      const whole = held.slice(0, end);
      held = held.slice(end);
      if (whole !== "") write(whole);
    },
    age() {
      age += 1;
      if (age > 4) flush();
    },
    flush,
  };
}
