import { sha256 } from "../../disk/files/sha256.ts";

/** Folder of the sessions' records and journals in a state folder. */
export const SESSIONS_FOLDER = "sessions";

/** Folder of the recovery drafts in a state folder. */
export const RECOVERY_FOLDER = "recovery";

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Gives the name a session's files have, without ending. An id that could leave the folder, is too long or differs from another by case alone is named by its hash. */
export function sessionName(id: string): string {
  const plain = /^[a-z0-9][a-z0-9_-]{0,99}$/.test(id) && !DEVICE.test(id);
  return plain ? id : `x-${sha256(id).slice(0, 32)}`;
}

/** Gives the file name of a session's record. */
export function sessionFileName(id: string): string {
  return `${sessionName(id)}.json`;
}

/** Gives the file name of a session's journal; the part that was set aside ends in `.old`. */
export function journalName(id: string): string {
  return `${sessionName(id)}.jsonl`;
}
