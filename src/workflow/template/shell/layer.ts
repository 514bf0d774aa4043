/** A text as the shell reads it at one level: the command itself, what stands in backticks, what `sh -c` is given. */
export interface Layer {
  readonly text: string;
  /** The offset in the command where the writing of the character at an index begins. */
  offsetOf(index: number): number;
  /** The offset where it ends. */
  endOf(index: number): number;
  /** Whether a reference stands at an index. */
  isReference(index: number): boolean;
  /** Writes an insertion at an index so that it is read at this level as given. */
  encode(insertion: string, index: number): string;
}

/** Gives the outermost level: the command, with one character for each reference. */
export function createLayer(text: string, references: ReadonlySet<number>): Layer {
  return { text, offsetOf: (index) => index, endOf: (index) => index + 1, isReference: (index) => references.has(index), encode: (insertion) => insertion };
}

/** One character of a level and how it was written in the level around it, from `index` to `end`. */
export interface Unit {
  readonly index: number;
  readonly end: number;
  readonly character: string;
  readonly encode: (insertion: string) => string;
}

/** Gives the level whose characters were written as `units` in `outer`. */
export function createInnerLayer(outer: Layer, units: readonly Unit[]): Layer {
  return {
    text: units.map(({ character }) => character).join(""),
    offsetOf: (index) => outer.offsetOf(units[index]?.index ?? 0),
    endOf: (index) => outer.endOf((units[index]?.end ?? 1) - 1),
    isReference: (index) => units[index] !== undefined && outer.isReference(units[index].index),
    encode: (insertion, index) => {
      const unit = units[index];
      return unit === undefined ? insertion : outer.encode(unit.encode(insertion), unit.index);
    },
  };
}
