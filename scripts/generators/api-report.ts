import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ENTRY_NAMES, extractApi, LIBRARY_ENTRIES, type LibraryEntry } from "../extract-api.ts";

/** Make the reports of the library's public interface, one an entry, so that a change of it is seen in review. */
export const apiReports = ENTRY_NAMES.map((entry) => ({
  path: `etc/${LIBRARY_ENTRIES[entry].report}.api.md`,
  produce: () => produce(entry),
}));

/** The members of a documented interface need no sentence each: their names say it, or they have one. @throws Error where an export is not documented. */
function produce(entry: LibraryEntry): string {
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-api-"));
  extractApi({ entry, reportFolder: folder, typesFile: join(folder, "index.d.ts") });
  const report = readFileSync(join(folder, `${LIBRARY_ENTRIES[entry].report}.api.md`), "utf8");
  rmSync(folder, { recursive: true, force: true });
  const lacking = [...report.matchAll(/\(undocumented\)\nexport [^\n]*/gu)].map(([line]) => line.split("\n").at(-1));
  if (lacking.length > 0) throw new Error(`Undocumented exports in the library:\n${lacking.join("\n")}`);
  return report.replaceAll(/^ *\/\/ \(undocumented\)\n/gmu, "");
}
