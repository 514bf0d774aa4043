import { sha256 } from "../../disk/files/sha256.ts";
import type { InstallationRecord, InstalledFile } from "./installation-record.ts";
import type { PlannedSettings, SettingsChange } from "./plan-settings.ts";

/** Lets an uninstallation give back the very bytes that installing found, where nobody has written to the file since. */
export function giveBack(plan: PlannedSettings, { files }: InstallationRecord): PlannedSettings {
  if (!plan.ok || plan.before === undefined) return plan;
  const entry = files[plan.path];
  if (entry === undefined || !isAsLeft(plan.before, entry)) return plan;
  if (entry.found !== undefined) return { ...plan, after: entry.found ?? undefined };
  return entry.cut === undefined ? plan : { ...plan, after: plan.after?.slice(0, -entry.cut) };
}

/** The folders of a file before it was written: those that had to be made, and whether its own was there, empty. */
export interface FolderState {
  readonly made: readonly string[];
  readonly wasEmpty: boolean;
}

/** Describes a file that was just written, so that uninstalling gives back the bytes of before. Their text is kept only where nothing else gives just that. */
export function describeInstalled(change: SettingsChange, entry: InstalledFile | undefined, around: FolderState): InstalledFile {
  const { after = "", inverse = same, trusted = entry?.trusted } = change;
  const found = textWithoutUs(change, entry);
  return {
    written: sha256(after),
    folders: [...(entry?.folders ?? []), ...around.made],
    ...describeFound(change, { found, undone: inverse(after) }),
    ...(around.wasEmpty || entry?.inEmpty === true ? { inEmpty: true } : {}),
    ...(trusted === undefined ? {} : { trusted }),
  };
}

interface Undoing {
  readonly found: string | undefined;
  readonly undone: string | undefined;
}

function describeFound({ isPrivate }: SettingsChange, { found, undone }: Undoing): Pick<InstalledFile, "found" | "cut"> {
  if (found === undone) return {};
  if (found === undefined) return { found: null };
  if (isPrivate !== true) return { found };
  return undone?.startsWith(found) === true ? { cut: undone.length - found.length } : {};
}

function textWithoutUs({ before, inverse = same }: SettingsChange, entry: InstalledFile | undefined): string | undefined {
  if (before === undefined) return undefined;
  return entry?.found !== undefined && isAsLeft(before, entry) ? (entry.found ?? undefined) : inverse(before);
}

function same(text: string): string {
  return text;
}

function isAsLeft(text: string, { written }: InstalledFile): boolean {
  return sha256(text) === written;
}
