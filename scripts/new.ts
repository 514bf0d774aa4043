import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";

/** What can be added by `npm run new -- <kind> <name>`: its template below `scripts/templates`, where the copy goes, and what is left to do. */
interface Kind {
  readonly target: string;
  readonly todo: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  rule: { target: ".", todo: "Fill in rule.ts and the cases in README.md; `npx vitest run test/validators` runs them" },
  command: { target: ".", todo: "Add a line to src/cli/commands.ts, fill in the command, then `npm run generate`" },
};

function main([kindName = "", name = ""]: readonly string[]): number {
  const kind = KINDS[kindName];
  if (kind === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(name)) return complain(`Usage: npm run new -- <${Object.keys(KINDS).join("|")}> <name-in-kebab-case>`);
  const files = filesBelow(join("scripts", "templates", kindName)).map((from) => ({ from, to: join(kind.target, fill(from.split(/[\\/]/u).slice(3).join("/").replace(/\.template$/u, ""), name)) }));
  const taken = files.find(({ to }) => existsSync(to));
  if (taken !== undefined) return complain(`Cannot create "${taken.to}": it exists`);
  for (const { from, to } of files) {
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, fill(readFileSync(from, "utf8"), name));
    process.stdout.write(`created ${to}\n`);
  }
  if (kindName === "rule") execFileSync(process.execPath, ["--import", "tsx", "scripts/generate.ts", "--only", "validators/index.ts"], { stdio: "inherit" });
  process.stdout.write(`${kind.todo}\n`);
  return 0;
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesBelow(join(folder, name)) : [join(folder, name)]));
}

function fill(text: string, name: string): string {
  const camel = name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
  return text.replaceAll("__name__", name).replaceAll("__camel__", camel);
}

process.exitCode = main(process.argv.slice(2));
