import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPackageProblems, type PackedPackage } from "./package-problems.ts";

/** Packs what would be published and checks it: its files and size, its exports and types. Gives the exit code. */
function checkPackage(): number {
  run("tsx", ["scripts/build.ts", "--if-needed"]);
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-pack-"));
  try {
    const packed = pack(folder);
    const archive = join(folder, packed.filename);
    const problems = [
      ...findPackageProblems(packed),
      ...verdict("publint", ["run", archive, "--strict"]),
      ...verdict("attw", [archive, "--profile", "esm-only"]),
    ];
    const size = `${String(packed.files.length)} files, ${(packed.unpackedSize / 1_000_000).toFixed(2)} MB`;
    process.stdout.write(problems.length === 0 ? `package: ${size}, no finding\n` : `${problems.join("\n")}\n`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pack(folder: string): PackedPackage {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder])) as readonly PackedPackage[];
  if (packed === undefined) throw new Error("Cannot pack: npm names no file");
  return packed;
}

/** Runs a checker of packages; what it prints is the finding if it fails. */
function verdict(program: string, words: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync("npx", ["--no-install", program, ...words], options);
  return status === 0 ? [] : [`${program}:\n${stdout}${stderr}`];
}

function run(program: string, words: readonly string[]): string {
  const command = program === "npm" ? ["npm", ...words] : ["npx", "--no-install", program, ...words];
  const { status, stdout, stderr } = spawnSync(command[0] ?? "", command.slice(1), options);
  if (status !== 0) throw new Error(`Cannot run ${program} ${words[0] ?? ""}: ${stderr}${stdout}`);
  return stdout;
}

const options = { encoding: "utf8", maxBuffer: 2 ** 28, shell: process.platform === "win32", env: { ...process.env, NO_COLOR: "1" } } as const;

process.exitCode = checkPackage();
