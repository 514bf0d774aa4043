/** Modules of Node that take a millisecond or more to load and that many commands never use. */
const HEAVY = ["child_process", "crypto", "http", "net", "os", "readline", "stream", "tty", "vm", "worker_threads"];

const DECLARATION = new RegExp(`(?:const|let|var) (\\w+) = require\\("(?:node:)?(${HEAVY.join("|")})"\\);`, "gu");

/** A rolldown plugin: a heavy module of Node is loaded when something of it is used, not when the chunk that mentions it is. */
export function lazyBuiltins(): { readonly name: string; renderChunk(code: string): string } {
  return { name: "lazy-builtins", renderChunk };
}

function renderChunk(code: string): string {
  const names = [...code.matchAll(DECLARATION)].map(([, name = ""]) => name);
  return names.reduce(makeLazy, code);
}

/** Makes one import lazy where the module is only ever asked for its members, as in `node_os.homedir()`. */
function makeLazy(code: string, name: string): string {
  const others = code.replace(DECLARATION, (whole, declared: string) => (declared === name ? "" : whole));
  const uses = [...others.matchAll(new RegExp(`(?<![\\w$.])${name}(?![\\w$])(\\.)?`, "gu"))];
  if (uses.some(([, dot]) => dot === undefined)) return code;
  const lazy = code.replace(DECLARATION, (whole, declared: string, module: string) => {
    return declared === name ? `const lazy_${name} = () => require("node:${module}");` : whole;
  });
  return lazy.replace(new RegExp(`(?<![\\w$.])${name}\\.`, "gu"), `lazy_${name}().`);
}
