/**
 * The program, in CommonJS, that runs a workflow script in a process of its own: `node -e <this> <script> <host as JSON> <arguments of the script>`. It gives the script what `node script`
 * would (`process.argv`, `require.main`, `import.meta`), TypeScript and the imports of tsx by jiti, and this package's library whoever asks for one of its names: by jiti, by `require` or by
 * Node's own `import`. What goes wrong is a line of JSON in the report (`ScriptFault`); where nothing was run until the end, an exported workflow is.
 */
export const SCRIPT_CHILD = String.raw`
const { appendFileSync, existsSync, realpathSync, statSync } = require("node:fs");
const Module = require("node:module");
const { dirname, sep } = require("node:path");
const { fileURLToPath, pathToFileURL } = require("node:url");
const host = JSON.parse(process.argv.splice(2, 1)[0]);
const file = process.argv[1];
process.execArgv = [];
process.setSourceMapsEnabled(true);

const names = { ...host.library };
for (const [name, path] of Object.entries(host.spare)) {
  try {
    Module.createRequire(file).resolve(name);
  } catch {
    names[name] = path;
  }
}
const isOurs = (id) => Object.hasOwn(names, id);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (id, ...rest) {
  return resolveFilename.call(this, isOurs(id) ? names[id] : id, ...rest);
};
const urls = Object.fromEntries(Object.entries(names).map(([name, path]) => [name, pathToFileURL(path).href]));
if (Module.registerHooks) {
  Module.registerHooks({ resolve: (id, context, next) => (Object.hasOwn(urls, id) ? { url: urls[id], shortCircuit: true } : next(id, context)) });
} else {
  const hook =
    "const urls = " + JSON.stringify(urls) + ";" +
    "export const resolve = (id, context, next) => (Object.hasOwn(urls, id) ? { url: urls[id], shortCircuit: true } : next(id, context));";
  Module.register("data:text/javascript," + encodeURIComponent(hook));
}
const virtualModules = {};
for (const name of Object.keys(names)) Object.defineProperty(virtualModules, name, { enumerable: true, get: () => require(names[name]) });

Object.defineProperty(Module._cache, file, {
  configurable: true,
  set(module) {
    Object.defineProperty(Module._cache, file, { value: module, writable: true, enumerable: true, configurable: true });
    process.mainModule = module;
    if (Object.hasOwn(module, "require")) module.require.main = module;
  },
});

const hidden = [dirname(dirname(host.jiti)), ...Object.values(names).map(dirname)].map((folder) => folder + sep);
const isHidden = (path) => hidden.some((folder) => path.startsWith(folder));
const pathOf = (text) => (text.startsWith("file://") ? fileURLToPath(text) : text);
const framePlace = (line) => {
  const found = /(?:\(|at (?:async )?)((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/.exec(line);
  if (found === null) return undefined;
  const path = pathOf(found[1]);
  return isHidden(path) ? undefined : { file: path, line: Number(found[2]), column: Number(found[3]) };
};
const parsePlace = (error) => {
  const told = /^(\S+): ([^]*?)\s*\n\s*(.+):(\d+):(\d+)$/.exec(String(error.message));
  if (told !== null && existsSync(told[3])) return { kind: "syntax", message: told[2], file: told[3], line: Number(told[4]), column: Number(told[5]) + 1 };
  const shown = /^(.+):(\d+)\n[^]*?\n( *)\^/.exec(String(error.stack));
  if (error.name === "SyntaxError" && shown !== null)
    return { kind: "syntax", message: error.message, file: pathOf(shown[1]), line: Number(shown[2]), column: shown[3].length + 1 };
  return undefined;
};
const faultOf = (error) => {
  if (typeof error !== "object" || error === null || typeof error.message !== "string") return { kind: "error", message: String(error) };
  const parsed = parsePlace(error);
  if (parsed !== undefined) return parsed;
  const place = String(error.stack ?? "").split("\n").map(framePlace).find((frame) => frame !== undefined);
  const missing = /^(?:Cannot find (?:module|package)) '([^']+)'/.exec(error.message);
  if (missing !== null) return { kind: "import", message: missing[1], ...place };
  const name = typeof error.name === "string" && error.name !== "Error" ? error.name + ": " : "";
  return { kind: "error", message: name + error.message, ...place };
};
const tell = (fault) => appendFileSync(host.report, JSON.stringify({ kind: "fault", fault }) + "\n", { mode: 0o600 });
const end = (error) => {
  try {
    tell(faultOf(error));
  } finally {
    process.exit(1);
  }
};
process.on("uncaughtException", end);

let loaded;
let tried = false;
const isTold = () => existsSync(host.report) && statSync(host.report).size > 0;
const runExport = async () => {
  const exported = [loaded.default, loaded.workflow, loaded.config, loaded].find((value) => typeof value === "object" && value !== null && (typeof value.run === "function" || Array.isArray(value.workflows) || Array.isArray(value.agents)));
  if (exported === undefined) return;
  if (typeof exported.run === "function") await exported.run();
  else await new (require(host.library["agent-relay/workflows"]).WorkflowRunner)().execute(exported);
};
process.on("beforeExit", () => {
  if (tried || (process.exitCode ?? 0) !== 0) return;
  tried = true;
  if (loaded === undefined) {
    tell({ kind: "unsettled", message: "", file });
    process.exitCode = 13;
  } else if (!isTold()) runExport().catch(end);
});
const { createJiti } = require(host.jiti);
const jiti = createJiti(file, { fsCache: host.cache ?? false, interopDefault: true, sourceMaps: true, tsconfigPaths: true, virtualModules });
jiti.import(file).then((module) => void (loaded = module ?? {})).catch(end);
`;
