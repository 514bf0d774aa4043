import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { KINDS } from "./kinds.ts";

/** Adds a thing of a kind from its template, with its test and its place in the tables. Gives the exit code. */
function addThing([kindName = "", name = ""]: readonly string[]): number {
  const kind = KINDS[kindName];
  if (kind === undefined) return complain(`Unexpected kind \`${kindName}\`, expected ${Object.keys(KINDS).join(" or ")}: npm run new -- <kind> <name>`);
  if (!kind.name.test(name)) return complain(`Unexpected name \`${name}\` of a ${kindName}, expected one like ${String(kind.name)}`);
  const copies = copiesOf(kindName, name);
  const taken = copies.find(({ to }) => existsSync(to));
  if (taken !== undefined) return complain(`Cannot create "${taken.to}": it exists`);
  for (const copy of copies) write(copy.to, readFileSync(copy.from, "utf8").replaceAll("__name__", name));
  kind.enlist?.(name);
  for (const path of kind.generated) execFileSync(process.execPath, ["--import", "tsx", "scripts/generate.ts", path], { stdio: "inherit" });
  process.stdout.write(`${kind.todo}\n`);
  return 0;
}

/** Gives where each file of the template comes from and goes to. */
function copiesOf(kindName: string, name: string): readonly { readonly from: string; readonly to: string }[] {
  const root = join("scripts", "templates", kindName);
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".template"));
  return paths.map((path) => ({ from: join(root, path), to: path.replace(/\.template$/u, "").replaceAll("__name__", name) }));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`created ${path}\n`);
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

process.exitCode = addThing(process.argv.slice(2));
