import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import remarkGfm from "remark-gfm";
import remarkLint from "remark-lint";
import remarkParse from "remark-parse";
import { unified, type Plugin, type PluggableList, type Processor } from "unified";

/** What remark found in one text. */
export type LintedFile = ReturnType<ReturnType<typeof processor>["processSync"]>;

/** A processor as remark-cli makes one of a user's configuration: remark's parser, remark-lint, then the plugins; it prints nothing. */
function processor(plugins: PluggableList) {
  return unified().use(remarkParse).use(remarkGfm).use(remarkLint).use(plugins).use(printNothing).freeze();
}

function printNothing(this: Processor): void {
  this.compiler = () => "";
}

/** Runs remark over one text under a name. */
export function lintWithRemark(value: string | Uint8Array, path: string | undefined, plugins: PluggableList): LintedFile {
  return processor(plugins).processSync(path === undefined ? { value } : { path, value });
}

/** What remark-lint controls messages by, which its users can have for other sources too. */
export async function loadMessageControl(): Promise<Plugin<[{ readonly name: string; readonly source: string }]>> {
  const path = createRequire(createRequire(import.meta.url).resolve("remark-lint")).resolve("remark-message-control");
  return (await import(pathToFileURL(path).href)).default;
}
