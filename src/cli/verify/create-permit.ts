import { openApprovals } from "../../workspace/evidence/approval-store.ts";
import { detectHost } from "../../workspace/detect-host.ts";
import type { CommandIo } from "../io.ts";
import { loadConfigOf } from "../settings.ts";
import { askPermit } from "./ask-permit.ts";
import type { PermitScene } from "./permit-checks.ts";

/** Gives what decides here whether commands from a project's files may run: the settings, earlier answers, and the person at the terminal, who is not asked inside an agent nor where standard output is a document. */
export function createPermit({ yes, json }: { readonly yes: boolean; readonly json: boolean }, io: CommandIo): Omit<PermitScene, "folder"> {
  const { config, origins } = loadConfigOf(io);
  const ask = io.interactive && detectHost(io.env) === undefined && !json ? askPermit(io) : undefined;
  return { verify: config.verify, origin: origins["verify"] ?? { source: "default" }, approvals: openApprovals(io.env), yes, ask };
}
