import { sha256 } from "../../disk/files/sha256.ts";

/** Gives the ref of a project's claim: `refs/agent-relay/claims/<slug>`. Where the name is not its own slug, a mark keeps two projects apart. */
export function claimRefName(project: string): string {
  const slug = project
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  const name = slug !== "" && slug === project ? slug : `${slug === "" ? "project" : slug}-${sha256(project).slice(0, 8)}`;
  return `refs/agent-relay/claims/${name}`;
}
