import { join } from "node:path";
import type { CheckState } from "../../protocol/evidence/model.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { EVIDENCE_FOLDER, hasRuns } from "../../workspace/evidence/evidence-store.ts";
import { STATE_FOLDER } from "../../disk/lock/state-folder.ts";
import { commandsOf } from "./choose-checks.ts";
import { loadEvidence } from "./load-evidence.ts";

/** Is told what an answer rests on, as `check` keeps it. */
interface EvidenceWitness {
  readonly path: (pattern: string, exists: boolean) => void;
  readonly commit: (realPath: string, state: "changed") => void;
}

/** A project whose evidence is asked for, and who is told what the answer rests on. */
export interface EvidencePlace {
  readonly folder: string;
  readonly agents: readonly string[];
  readonly witness?: EvidenceWitness | undefined;
}

/** Gives the evidence of a handoff as rules see it; cheap where nothing was ever verified. */
export function worldEvidence({ folder, agents, witness }: EvidencePlace, text: string): readonly CheckState[] {
  const kept = `${STATE_FOLDER}/${EVIDENCE_FOLDER}`;
  const verified = hasRuns(folder);
  witness?.path(kept, verified);
  if (!verified) return [];
  // Evidence rests on all files of the project: what it led to is not kept from one run to the next, like that of a file which differs from its commit.
  witness?.commit(join(folder, kept), "changed");
  const handoff = parseHandoff(text, { agents });
  return loadEvidence(folder, handoff, commandsOf(handoff));
}
