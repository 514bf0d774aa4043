import type { PlacedStep } from "./check-steps.ts";
import { valueAt, type ValuePath } from "./value-path.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** Finds what only a hosted service can serve: integration steps, `waitFor`, keys by proxy (WORKFLOWS.md 2). */
export function checkHosted(root: unknown, steps: readonly PlacedStep[]): readonly WorkflowProblem[] {
  const agents = valueAt(root, ["agents"]);
  const proxies = (Array.isArray(agents) ? agents : [])
    .map((_, at): ValuePath => ["agents", at, "credentials", "proxy"])
    .filter((path) => valueAt(root, path) === true);
  const shared: ValuePath = ["swarm", "credentialProxy"];
  return [
    ...(valueAt(root, shared) === undefined ? [] : [hosted(shared, "`credentialProxy`", "Remove it; each agent's CLI uses its own login.")]),
    ...proxies.map((path) => hosted(path, "`proxy`", "Remove it; each agent's CLI uses its own login.")),
    ...steps.flatMap(ofStep),
  ];
}

function ofStep({ step, path }: PlacedStep): readonly WorkflowProblem[] {
  const kind =
    step["type"] === "integration"
      ? [hosted([...path, "type"], "step of type `integration`", "Write a deterministic step with the service's own command line.")]
      : [];
  const waits =
    step["waitFor"] === undefined ? [] : [hosted([...path, "waitFor"], "`waitFor` of a step", "Write a deterministic step that waits for the event.")];
  return [...kind, ...waits];
}

function hosted(path: ValuePath, what: string, hint: string): WorkflowProblem {
  return { rule: "hosted-only", severity: "error", path, part: "key", message: `Unexpected ${what}, which only a hosted service can serve`, hint };
}
