import { sha256 } from "../files/sha256.ts";

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Gives the file name of a session's record. An id that could leave the folder, is too long or differs from another by case alone is named by its hash. */
export function sessionFileName(id: string): string {
  const plain = /^[a-z0-9][a-z0-9_-]{0,99}$/.test(id) && !DEVICE.test(id);
  return plain ? `${id}.json` : `x-${sha256(id).slice(0, 32)}.json`;
}
