/** Compiled code of several scripts by the scripts' file names. */
export type CompiledCode = ReadonlyMap<string, Buffer>;

/** Where the code of each script lies in a file: offset and length in bytes. */
export type CodeTable = ReadonlyMap<string, readonly [offset: number, length: number]>;

/** Reads bytes of a file from an offset on; fewer where it ends before. */
export type ReadAt = (offset: number, length: number) => Buffer;

const MAGIC = "ARC1";
const HEAD_BYTES = 8;
const ALIGNMENT = 8;

/**
 * Packs compiled code into one file: a mark, the length of a table of contents, the table as JSON, and the pieces; table and pieces each stand there twice. V8 crashes on damaged code without
 * looking at it first; comparing two copies finds the damage, and is faster than any checksum that has to be loaded.
 */
export function packCode(code: CompiledCode): Buffer {
  const table = Buffer.from(JSON.stringify([...code].map(([name, data]) => [name, data.length])), "utf8");
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(MAGIC, "latin1");
  head.writeUInt32LE(table.length, MAGIC.length);
  return Buffer.concat([head, ...[table, ...code.values()].flatMap((piece) => [piece, padding(piece.length), piece, padding(piece.length)])]);
}

/** Reads the table of contents of a file of `packCode`; undefined for anything else. */
export function readCodeTable(readAt: ReadAt): CodeTable | undefined {
  const head = readAt(0, HEAD_BYTES);
  if (head.length < HEAD_BYTES || head.toString("latin1", 0, MAGIC.length) !== MAGIC) return undefined;
  const text = readTwice(readAt, HEAD_BYTES, head.readUInt32LE(MAGIC.length))?.toString("utf8");
  if (text === undefined) return undefined;
  const table = new Map<string, readonly [number, number]>();
  let at = HEAD_BYTES + 2 * align(Buffer.byteLength(text));
  for (const [name, length] of JSON.parse(text) as readonly (readonly [name: string, length: number])[]) {
    table.set(name, [at, length]);
    at += 2 * align(length);
  }
  return table;
}

/** Reads a piece that stands twice in a row; undefined where the two differ or are not there. */
export function readTwice(readAt: ReadAt, offset: number, length: number): Buffer | undefined {
  const both = readAt(offset, align(length) + length);
  const piece = both.subarray(0, length);
  return both.length === align(length) + length && piece.equals(both.subarray(align(length))) ? piece : undefined;
}

/** Pieces begin at multiples of eight bytes, as V8 wants to read them in place. */
function align(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function padding(length: number): Buffer {
  return Buffer.alloc(align(length) - length);
}
