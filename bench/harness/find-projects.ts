import { findUnindexedProjects } from "../../src/workspace/discovery/find-unindexed-projects.ts";
import { cpuOf } from "./cpu-of.ts";

/** Measures how long finding every project below a root takes in this process, in milliseconds of CPU time; nothing is known of them beforehand. */
export function findProjects(root: string, samples: number): number {
  return cpuOf(() => void findUnindexedProjects(root, { depth: 1 }), samples);
}
