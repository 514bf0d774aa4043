const LEFTOVER = /^\..+\.(\d{1,10})\.[a-z0-9]{1,13}\.agent-relay\.tmp$/;

/** Long names are cut so that the temporary name stays within 255 bytes. */
const NAME_BYTES = 200;

/** Gives a fresh name for the temporary file that will become a file: `.<name>.<pid>.<random>.agent-relay.tmp`. */
export function tempName(name: string): string {
  return `.${shortened(name)}.${process.pid}.${Math.random().toString(36).slice(2, 12)}.agent-relay.tmp`;
}

/** Reads the process id from the name of a temporary file of ours; undefined for every other name. */
export function parseTempName(name: string): number | undefined {
  const match = LEFTOVER.exec(name);
  return match === null ? undefined : Number(match[1]);
}

function shortened(name: string): string {
  let short = name;
  while (Buffer.byteLength(short) > NAME_BYTES) short = short.slice(0, -1);
  return short;
}
