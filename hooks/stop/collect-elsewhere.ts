import { basename } from "node:path";
import type { Baseline } from "../../src/workspace/baseline/baseline.ts";
import type { HookContext } from "../hook.ts";
import { sessionHome } from "../session/session-home.ts";
import { readSessions } from "./other-sessions.ts";
import type { WorkElsewhere } from "./project-facts.ts";
import { realFile, realFolder } from "./real-path.ts";
import { attributeChanges } from "./session-work.ts";
import type { PlaceElsewhere } from "./sort-places.ts";

/** What is known of the session, and how files are told to the agent. */
export interface ElsewhereScene {
  readonly baseline: Baseline;
  readonly hand: "yes" | "no" | "unknown";
  readonly show: (file: string) => string;
}

/** Tells which changes in another project are the session's; those of its handoff only where a tool was seen to write it, since moves are made from anywhere. */
export function collectElsewhere(context: HookContext, { project, files }: PlaceElsewhere, { baseline, hand, show }: ElsewhereScene): WorkElsewhere {
  const { session, host } = context.input;
  const about = { session, agent: host, since: baseline.at };
  const homes = [project.folder, baseline.folder, sessionHome(context) ?? baseline.folder].map(realFolder);
  const around = [...new Set(homes)].map((home) => readSessions(home, about));
  const own = new Set(around.flatMap((sessions) => [...sessions.own]));
  const handoff = realFile(project.file);
  const changed = files.filter((file) => file !== handoff || own.has(file));
  const { certain, likely, unclear } = attributeChanges({ changed, own, hand, others: around.flatMap(({ others }) => others) });
  return {
    name: basename(project.folder),
    owner: project.glance.owner,
    work: { certain: certain.map(show), likely: likely.map(show), unclear: unclear.map(show) },
  };
}
