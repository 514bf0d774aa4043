import type { Bench } from "./harness/table.ts";
import { claims } from "./tables/claims.ts";
import { graph } from "./tables/graph.ts";
import { hooks } from "./tables/hooks.ts";
import { install } from "./tables/install.ts";
import { linter } from "./tables/linter.ts";
import { markdown } from "./tables/markdown.ts";
import { output } from "./tables/output.ts";
import { peerRuns } from "./tables/peer-runs.ts";
import { plan } from "./tables/plan.ts";
import { projects } from "./tables/projects.ts";
import { rules } from "./tables/rules.ts";
import { runs } from "./tables/runs.ts";
import { startUp } from "./tables/start-up.ts";
import { steps } from "./tables/steps.ts";

/** Every bench, in the order of `bench/RESULTS.md`. */
export const BENCHES: readonly Bench[] = [startUp, hooks, projects, markdown, rules, linter, claims, graph, plan, steps, output, runs, peerRuns, install];
