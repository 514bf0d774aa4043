import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractApi } from "../extract-api.ts";

/** Makes the report of the library's public interface, so that a change of it is seen in review. */
export const apiReport = { path: "etc/agent-relay.api.md", produce };

/** @throws Error where an export is not documented. */
function produce(): string {
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-api-"));
  extractApi({ reportFolder: folder, typesFile: join(folder, "index.d.ts") });
  const report = readFileSync(join(folder, "agent-relay.api.md"), "utf8");
  rmSync(folder, { recursive: true, force: true });
  const at = report.indexOf("(undocumented)");
  if (at === -1) return report;
  throw new Error(`Undocumented export in the library: ${report.slice(at, at + 160).split("\n").slice(0, 3).join(" ")}`);
}
