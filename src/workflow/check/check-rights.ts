import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { listWords } from "../written/fields.ts";
import type { ValuePath } from "../written/value-path.ts";
import type { WrittenPermissions, WrittenProfile, WrittenWorkflow } from "../written/written-workflow.ts";
import { createProblem } from "./create-problem.ts";

/** Rules finer than a level of access, which no command line of a CLI carries. */
const FINE_KEYS = ["files", "network", "exec", "scopes"] as const satisfies readonly (keyof WrittenProfile)[];

/**
 * Tells, once a file, of rules that look as if they bound an agent and do not: nobody is to learn that from what the agent did. Those of a project's handoff are
 * made from it, and stand in the tasks as well.
 */
export function* checkRights(written: WrittenWorkflow): Iterable<WorkflowProblem> {
  const places = [...rightsOf(written)].flatMap(({ rights, path }) =>
    FINE_KEYS.filter((key) => rights[key] !== undefined).map((key) => ({ key, path: [...path, key] })),
  );
  const [first] = places;
  if (first === undefined || written.project !== undefined) return;
  const keys = FINE_KEYS.filter((key) => places.some((place) => place.key === key));
  const message = `Unexpected ${listWords(keys).replace(/ or (?=[^ ]+$)/u, " and ")} in permissions, which no run enforces yet, expected \`access\` alone`;
  const hint = "Write the rules into the settings of the agent's own CLI.";
  yield { ...createProblem("rights-enforced", first.path, { severity: "warning", message, hint }), part: "key" };
}

interface PlacedRights {
  readonly rights: WrittenProfile;
  readonly path: ValuePath;
}

function* rightsOf({ permissions, permission_profiles: more = {}, agents = [], workflows = [] }: WrittenWorkflow): Iterable<PlacedRights> {
  for (const [at, agent] of agents.entries()) yield* own(agent.permissions, ["agents", at, "permissions"]);
  for (const [flow, { steps }] of workflows.entries()) {
    for (const [at, step] of steps.entries()) yield* own(step.permissions, ["workflows", flow, "steps", at, "permissions"]);
  }
  for (const [name, rights] of Object.entries(permissions?.profiles ?? {})) {
    yield { rights, path: ["permissions", "profiles", Array.isArray(permissions?.profiles) ? Number(name) : name] };
  }
  for (const [name, rights] of Object.entries(more)) yield { rights, path: ["permission_profiles", name] };
}

function* own(permissions: WrittenPermissions | undefined, path: ValuePath): Iterable<PlacedRights> {
  if (typeof permissions === "object") yield { rights: permissions, path };
}
