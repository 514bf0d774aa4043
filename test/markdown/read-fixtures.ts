import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "fixtures");

/** A file of `fixtures`, named after its story. */
export interface Fixture {
  readonly name: string;
  readonly text: string;
}

/** All Markdown fixtures, in the order of their names. */
export const FIXTURES: readonly Fixture[] = readdirSync(folder)
  .filter((file) => file.endsWith(".md"))
  .toSorted()
  .map((file) => ({ name: file.replace(/\.md$/u, ""), text: readFileSync(join(folder, file), "utf8") }));

/** The text of one fixture. */
export function fixture(name: string): string {
  const found = FIXTURES.find((each) => each.name === name);
  if (found === undefined) throw new Error(`Cannot find the fixture ${name}`);
  return found.text;
}
