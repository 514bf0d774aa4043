import { readFileSync, writeFileSync } from "node:fs";

/** A kind of thing that `npm run new -- <kind> <name>` adds: its template lies in `scripts/templates/<kind>`, laid out as in the repository. */
export interface Kind {
  /** What a name looks like. */
  readonly name: RegExp;
  /** Enters the new thing where it is listed by hand. */
  readonly enlist?: (name: string) => void;
  /** Generated files that list it, in the order they are written. */
  readonly generated: readonly string[];
  /** What is left to do, for the person. */
  readonly todo: string;
}

/** Every kind; a new one is an entry here and a folder of templates. */
export const KINDS: Readonly<Record<string, Kind>> = {
  rule: {
    name: /^[a-z]+(?:-[a-z]+)+$/u,
    generated: ["validators/index.ts", "docs/rules.md"],
    todo: "Write the check, the cases of its README, which are its tests, and a defect of its class in test/validators/mutation/operators: npx vitest run test/validators",
  },
  command: {
    name: /^[a-z]+(?:-[a-z]+)*$/u,
    enlist: enlistCommand,
    generated: ["docs/cli.md"],
    todo: "Give the command its group and summary in src/cli/commands.ts and its words in its own file, then: npm run generate",
  },
};

const COMMANDS_FILE = "src/cli/commands.ts";

/** Adds the line of a command at the end of the table. @throws Error where the table is not found. */
function enlistCommand(name: string): void {
  const text = readFileSync(COMMANDS_FILE, "utf8");
  const at = text.lastIndexOf("];\n");
  if (at === -1) throw new Error(`Cannot add the command: ${COMMANDS_FILE} has no table`);
  const line = `  { name: "${name}", group: "look", summary: "Say what it does", load: async () => (await import("./commands/${name}.ts")).command },\n`;
  writeFileSync(COMMANDS_FILE, text.slice(0, at) + line + text.slice(at));
}
