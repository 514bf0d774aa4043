import type { ConfigSource, VerifySetting } from "../../workspace/config/config.ts";
import type { Approval, Approvals } from "../../workspace/evidence/approval-store.ts";
import { allowsCommand } from "./allows-command.ts";
import { isShownWhole } from "./shown-command.ts";

/** What decides whether commands from a project's files may be run. */
export interface PermitScene {
  /** Folder of the project, absolute and without links. */
  readonly folder: string;
  readonly verify: VerifySetting;
  /** Where `verify` was set, and by which file or variable. */
  readonly origin: { readonly source: ConfigSource; readonly name?: string | undefined };
  readonly approvals: Approvals;
  /** A person's yes to everything, for this once: `--yes` outside of an agent's shell. */
  readonly yes: boolean;
  /** Asks the person at the terminal; absent where nobody can be asked. */
  readonly ask?: ((question: PermitQuestion) => Promise<boolean>) | undefined;
}

/** What a person is asked: whether a list that came with the repository counts, or whether these commands may run. */
export interface PermitQuestion {
  readonly kind: "allow-list" | "commands";
  /** Commands, or the entries of the list. */
  readonly texts: readonly string[];
  /** The file of the list. */
  readonly file?: string | undefined;
}

/** Gives the commands that may run. What a person agrees to is remembered for the project until its text changes; nobody is asked for what cannot be shown, because output is redacted. */
export async function permitChecks(commands: readonly string[], scene: PermitScene): Promise<ReadonlySet<string>> {
  if (scene.yes) return new Set(commands);
  const isApproved = (command: string): boolean => scene.approvals.has(commandApproval(scene, command));
  const approved = commands.filter(isApproved);
  const rest = commands.filter((command) => !approved.includes(command));
  const listed = rest.filter((command) => allowsCommand(scene.verify.allow, command));
  const trusted = listed.length === 0 || (await isListTrusted(scene)) ? listed : [];
  const open = rest.filter((command) => !trusted.includes(command));
  const askable = open.filter(isShownWhole);
  const agreed = askable.length > 0 && scene.ask !== undefined && (await scene.ask({ kind: "commands", texts: askable })) ? askable : [];
  if (agreed.length > 0) scene.approvals.add(agreed.map((command) => commandApproval(scene, command)));
  return new Set([...approved, ...trusted, ...agreed]);
}

/** A list of the user's own counts. One that lies in the repository came from others, with the commands: a person has to have seen it. */
async function isListTrusted(scene: PermitScene): Promise<boolean> {
  const { verify, origin, approvals, ask, folder } = scene;
  if (origin.source !== "project" && origin.source !== "workspace") return true;
  const approval: Approval = { kind: "allow-list", folder: origin.name ?? folder, text: JSON.stringify(verify.allow) };
  if (approvals.has(approval)) return true;
  if (ask === undefined || !verify.allow.every(isShownWhole) || !(await ask({ kind: "allow-list", texts: verify.allow, file: origin.name }))) return false;
  approvals.add([approval]);
  return true;
}

function commandApproval({ folder }: PermitScene, text: string): Approval {
  return { kind: "command", folder, text };
}
