import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnv } from "../harness/clean-env.ts";
import { measureCpu } from "../harness/cpu-time.ts";
import { REPOSITORY } from "../harness/paths.ts";
import { ratioRow } from "../harness/ratio-row.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const MB = 1_000_000;

/** What a production install weighs, and how soon it is of use. */
export const install: Bench = {
  name: "install",
  run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-install-"));
    const method = "`npm pack`, then `npm install` of the packed file into an empty folder; files are counted as they lie there.";
    try {
      return { name: "install", title: "Install", method, rows: readSizes().network ? measure(folder) : [packRow(pack(folder))] };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

interface Packed {
  readonly file: string;
  readonly unpackedBytes: number;
}

function pack(folder: string): Packed {
  const printed: unknown = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], REPOSITORY));
  const [entry] = Array.isArray(printed) ? (printed as { readonly filename: string; readonly unpackedSize: number }[]) : [];
  if (entry === undefined) throw new Error("Cannot pack: npm printed no file");
  return { file: join(folder, entry.filename), unpackedBytes: entry.unpackedSize };
}

function packRow(packed: Packed): BenchRow {
  return sizeRow("our own files", packed.unpackedBytes, 3);
}

function measure(folder: string): readonly BenchRow[] {
  const packed = pack(folder);
  const home = join(folder, "home");
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  npm(["install", "--omit=dev", "--no-audit", "--no-fund", packed.file], folder);
  const modules = join(folder, "node_modules");
  const packages = countPackages(modules);
  const command = join(modules, ".bin", "agent-relay");
  const base = { name: "bare Node", argv: ["node", "-e", "0"], cwd: folder };
  const first = { name: "init", argv: [command, "init", "--dry-run", "--as", "user"], cwd: folder, env: { HOME: home } };
  const [baseSample, sample] = measureCpu([base, first], { samples: readSizes().samples, batch: 1 });
  return [
    packRow(packed),
    { what: "packages", ours: String(packages), against: "", figure: String(packages), target: "< 45", met: packages < 45 },
    sizeRow("all of `node_modules`", weigh(modules), 25),
    ...(baseSample && sample ? [ratioRow({ what: "first useful result: `init --dry-run`", ours: sample, base: baseSample })] : []),
  ];
}

function sizeRow(what: string, bytes: number, limitMb: number): BenchRow {
  const size = `${(bytes / MB).toFixed(2)} MB`;
  return { what, ours: size, against: "", figure: size, target: `< ${String(limitMb)} MB`, met: bytes < limitMb * MB };
}

function npm(words: readonly string[], cwd: string): string {
  const result = spawnSync("npm", words, { cwd, env: cleanEnv(), encoding: "utf8", shell: process.platform === "win32" });
  if (result.status !== 0) throw new Error(`Cannot run npm ${words[0] ?? ""}: ${result.stderr.trim()}`);
  return result.stdout;
}

/** Packages as npm counts them: every folder of `node_modules`, at any depth, with a package.json that has a name. */
function countPackages(modules: string): number {
  const files = readdirSync(modules, { recursive: true, encoding: "utf8" }).filter((path) =>
    /(?:^|node_modules[\\/])(?:@[^\\/]+[\\/])?[^\\/@.][^\\/]*[\\/]package\.json$/u.test(path),
  );
  return files.filter((path) => /"name"\s*:/u.test(readFileSync(join(modules, path), "utf8"))).length;
}

function weigh(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
