import { redactSecrets } from "../../util/secrets/redact-secrets.ts";

/** Writes a stream of text without the secrets in it, in bounded memory. */
export interface RedactingWriter {
  push(text: string): void;
  /** Writes the whole lines that are held back, where nothing more comes for a while. */
  flush(): void;
  /** Writes all that is left. */
  end(): void;
}

/** So much is held before something is written, in UTF-16 units. */
const BLOCK = 65_536;
/** Lines that are held back, since what follows may make one of them part of a secret: a private key has some fifty. */
const HELD_LINES = 80;
/** A line longer than this is written in parts, cut at a blank where it has one. */
const LONGEST_LINE = 262_144;

/** Creates the writer. A secret over several lines is found wherever the pieces end; redacting keeps line breaks, so that lines can be told apart afterwards. */
export function createRedactingWriter(write: (text: string) => void): RedactingWriter {
  // Whole lines that were written already, for what they say about the next ones.
  let context = "";
  let pending = "";
  const emit = (length: number): void => {
    if (length <= 0) return;
    const redacted = redactSecrets(context + pending);
    const from = countBreaks(context);
    const end = length === pending.length ? redacted.length : afterBreaks(redacted, from + countBreaks(pending.slice(0, length)));
    const part = redacted.slice(afterBreaks(redacted, from), end);
    context = lastLines(context + pending.slice(0, length));
    pending = pending.slice(length);
    write(part);
  };
  const emitLongLine = (): void => {
    const blank = pending.lastIndexOf(" ", LONGEST_LINE);
    const at = blank > 0 ? blank : LONGEST_LINE;
    write(redactSecrets(pending.slice(0, at)));
    pending = pending.slice(at);
    context = "";
  };
  return {
    push(text) {
      pending += text;
      if (pending.length >= BLOCK) emit(beforeLastLines(pending));
      while (pending.length > LONGEST_LINE && !pending.slice(0, LONGEST_LINE).includes("\n")) emitLongLine();
    },
    flush: () => emit(pending.lastIndexOf("\n") + 1),
    end: () => emit(pending.length),
  };
}

/** Where the last lines begin that are held back; 0 where there are no more than those. */
function beforeLastLines(text: string): number {
  let at = text.length;
  for (let count = 0; count <= HELD_LINES; count += 1) {
    if (at <= 0) return 0;
    at = text.lastIndexOf("\n", at - 1);
  }
  return at + 1;
}

function lastLines(text: string): string {
  const lines = text.slice(beforeLastLines(text));
  return lines.length > BLOCK ? "" : lines;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** The offset behind so many line breaks. */
function afterBreaks(text: string, count: number): number {
  let at = 0;
  for (let left = count; left > 0; left -= 1) at = text.indexOf("\n", at) + 1;
  return at;
}
