import type { Range } from "../../diagnostic/range.ts";

/** A merged text. Where `conflicts` is empty it holds what both sides meant; else conflict markers stand around each place that needs a person. */
export interface Merge {
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
}

/** One place that both sides changed differently; `line` is that of its `<<<<<<< ours`, from 1. */
export interface MergeConflict {
  /** What it is about, in words: `owner`, `task T2`, `text`. */
  readonly what: string;
  readonly line: number;
}

/** A text taken apart for merging by meaning. Everything that is neither unit nor value merges line by line. */
export interface MergeDocument {
  readonly text: string;
  /** Things with an identity, in the order of the text; none contains another. */
  readonly units: readonly MergeUnit[];
  /** Values of labels in lines outside the units. */
  readonly values: readonly MergeValue[];
  /** Where the units of each group stand; a group without a place merges line by line. */
  readonly places: ReadonlyMap<string, MergePlace>;
}

/** A task, criterion, blocker, log row, index row or decision. `range` covers whole lines without the last line's break. */
export interface MergeUnit {
  /** Who it is, the same on all sides: `task:t2`. */
  readonly key: string;
  /** What it is called in a conflict: `task T2`. */
  readonly name: string;
  readonly group: string;
  readonly range: Range;
  readonly text: string;
  /** Time stamp by which units of this group are ordered. */
  readonly when?: string;
}

/** A labelled value such as the owner; `range` lies in one line. */
export interface MergeValue {
  readonly key: string;
  readonly range: Range;
  readonly value: string;
}

/** Where a group's first unit goes while it has none: behind the line that ends at `anchor`. Units of form `row` follow each other line by line, `section`s after a blank line. */
export interface MergePlace {
  readonly anchor: number;
  readonly form: "item" | "row" | "section";
}

/** How the two sides' versions of one thing become one; `undefined` where only a person can tell. */
export interface MergeRules {
  mergeUnit(sides: Sides<string>, unit: MergeUnit): string | undefined;
  mergeValue(sides: Sides<string>, key: string): string | undefined;
}

/** One thing on three sides; `base` is absent for what both added. */
export interface Sides<Value> {
  readonly base: Value | undefined;
  readonly ours: Value;
  readonly theirs: Value;
}
