import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { ROOMS } from "./rooms.cjs";

/** Fewer modules than this were read by mistake: an empty run is green for any code. */
const FEWEST_MODULES = 1;

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string }; readonly comment?: string }[];
  };
}

/** Checks which room imports from which (scripts/rooms.cjs), and that every folder of `src` is a room. Gives the exit code. */
function checkLayers(): number {
  const { totalCruised, violations } = cruise().summary;
  const problems = [
    ...violations.map(({ from, to, rule, comment }) => `${from}: Unexpected import of ${to}: ${rule.name}${comment === undefined ? "" : ` (${comment})`}`),
    ...strangers().map((path) => `${path}: Unexpected room, expected one of scripts/rooms.cjs`),
    ...(totalCruised < FEWEST_MODULES ? ["Missing modules: nothing was read, so nothing was checked"] : []),
  ];
  process.stdout.write(problems.length === 0 ? `layers: ${String(totalCruised)} modules, no violation\n` : `${problems.join("\n")}\n`);
  return problems.length === 0 ? 0 : 1;
}

function cruise(): Cruise {
  const folders = ["src", "validators", "hooks"].filter((folder) => existsSync(folder));
  const words = ["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", ...folders, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (!stdout.startsWith("{")) throw new Error(`Cannot read the layers: ${stderr}`);
  return JSON.parse(stdout) as Cruise;
}

/** Gives the folders and modules that lie in `src` and are no room. */
function strangers(): readonly string[] {
  const rooms = new Set(ROOMS.map(({ room }) => room));
  return readdirSync("src")
    .filter((name) => !name.endsWith(".md"))
    .map((name) => `src/${name}`)
    .filter((path) => !rooms.has(path));
}

process.exitCode = checkLayers();
