/** Modules of Node that take a millisecond or more to load and that many commands never use. */
const HEAVY = ["child_process", "crypto", "http", "net", "os", "readline", "stream", "tty", "vm", "worker_threads"];

/** Chunks that all others use in their inner loops, where asking for them costs more than loading them. */
const EAGER = ["rolldown-runtime", "util"];

const DECLARATION = new RegExp(`(?:const|let|var) (\\w+) = require\\("((?:node:)?(?:${HEAVY.join("|")})|\\./(?!(?:${EAGER.join("|")})-)[^"]+)"\\);`, "gu");

/** Before a name that is no part of another one and no member of something, though it may be spread: `...name`. */
const ALONE = "(?<![\\w$])(?<!(?<!\\.\\.)\\.)";

/** A rolldown plugin: a heavy module of Node or another chunk is loaded when something of it is used, not when the chunk that mentions it is. */
export function lazyRequires(): { readonly name: string; renderChunk(code: string): string } {
  return { name: "lazy-requires", renderChunk };
}

function renderChunk(code: string): string {
  const names = [...code.matchAll(DECLARATION)].map(([, name = ""]) => name);
  return names.reduce(makeLazy, code);
}

/** Makes one import lazy where the module is only ever asked for its members, as in `node_os.homedir()`. */
function makeLazy(code: string, name: string): string {
  const others = code.replace(DECLARATION, (whole, declared: string) => (declared === name ? "" : whole));
  const uses = [...others.matchAll(new RegExp(`${ALONE}${name}(?![\\w$])(\\.)?`, "gu"))];
  if (uses.some(([, dot]) => dot === undefined)) return code;
  const lazy = code.replace(DECLARATION, (whole, declared: string, module: string) => {
    return declared === name ? `let loaded_${name}; const lazy_${name} = () => loaded_${name} ??= require("${module}");` : whole;
  });
  const built = lazy.replace(new RegExp(`${ALONE}new ${name}\\.`, "gu"), `new (lazy_${name}()).`);
  return built.replace(new RegExp(`${ALONE}${name}\\.`, "gu"), `lazy_${name}().`);
}
