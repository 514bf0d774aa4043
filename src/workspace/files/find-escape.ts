import { realpathSync } from "node:fs";
import path from "node:path";
import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { type FileProblem, createFileProblem } from "../../disk/file-problem.ts";
import { findPlace } from "../finding/find-place.ts";
import { findRepository } from "../finding/find-repository.ts";
import { isIndexText } from "../finding/read-index.ts";
import { isWithin } from "../../disk/files/inside-root.ts";
import { isLink } from "../../disk/files/read-bytes.ts";

/**
 * Tells that a file of the protocol is a symbolic link which leads out of everything it belongs to: its folder, project, workspace and repository. Undefined where it may be written; `target`
 * is where it leads, with all links followed.
 */
export function findEscape(file: string, target: string): FileProblem | undefined {
  if (!isLink(file)) return undefined;
  const folder = path.dirname(file);
  const { project, workspace } = findPlace(folder, (text) => isIndexText(text, AGENT_NAMES));
  const roots = [folder, project?.folder, workspace?.folder, findRepository(folder)?.root].filter((root) => root !== undefined);
  if (roots.some((root) => isWithin(realpathSync.native(root), target, path))) return undefined;
  return createFileProblem(
    { action: "write", path: file, code: "outside" },
    `it is a link that leads out of "${workspace?.folder ?? project?.folder ?? folder}"`,
    "put the file itself in the place of the link",
  );
}
