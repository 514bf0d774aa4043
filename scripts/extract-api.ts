import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { execFileSync } from "node:child_process";

/** The entries of the library, by the name of their module in `src`: what the package exports them as, and their bundle and report. */
export const LIBRARY_ENTRIES = {
  index: { bundle: "index", report: "agent-relay" },
  "markdown-library": { bundle: "markdown", report: "markdown" },
  "remark-library": { bundle: "remark", report: "remark" },
  "workflows-library": { bundle: "workflows", report: "workflows" },
} as const;
export type LibraryEntry = keyof typeof LIBRARY_ENTRIES;

/** Every entry of the library. */
export const ENTRY_NAMES = ["index", "markdown-library", "remark-library", "workflows-library"] as const satisfies readonly LibraryEntry[];

/** What to make of an entry's public interface: the report goes into a folder, the declarations into one file. */
export interface ApiOutputs {
  readonly entry: LibraryEntry;
  readonly reportFolder: string;
  readonly typesFile: string;
}

const SILENT = { default: { logLevel: ExtractorLogLevel.None } };

/** Compiles the library's declarations, rolls those of an entry up into one file and writes its report, such as `agent-relay.api.md`. */
export function extractApi({ entry, reportFolder, typesFile }: ApiOutputs): void {
  const types = mkdtempSync(join(tmpdir(), "agent-relay-types-"));
  execFileSync(process.execPath, ["node_modules/typescript-native/bin/tsc", "-p", "tsconfig.declarations.json", "--outDir", types], { stdio: "inherit" });
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: resolve("."),
      mainEntryPointFilePath: join(types, "src", `${entry}.d.ts`),
      compiler: { tsconfigFilePath: resolve("tsconfig.json") },
      newlineKind: "lf",
      apiReport: { enabled: true, reportFileName: `${LIBRARY_ENTRIES[entry].report}.api.md`, reportFolder, reportTempFolder: join(types, "temp") },
      docModel: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: resolve(typesFile) },
      tsdocMetadata: { enabled: false },
      messages: { compilerMessageReporting: SILENT, extractorMessageReporting: SILENT, tsdocMessageReporting: SILENT },
    },
    configObjectFullPath: resolve("api-extractor.json"),
    packageJsonFullPath: resolve("package.json"),
  });
  Extractor.invoke(config, { localBuild: true, messageCallback: (message) => (message.handled = true) });
  rmSync(types, { recursive: true, force: true });
}
