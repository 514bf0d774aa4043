/** Takes the `#` off a channel's name as typed. */
export function plainChannel(written: string): string {
  return written.replace(/^#/u, "");
}

/** Makes the channel of a workflow that names none: `wf-` and its name in letters, digits and dashes. */
export function channelOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return `wf-${plain === "" ? "run" : plain.slice(0, LONGEST)}`;
}

const LONGEST = 60;
