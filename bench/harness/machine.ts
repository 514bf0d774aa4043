import { arch, cpus, platform, release } from "node:os";

/** Describes the machine a table was made on, for the head of `bench/RESULTS.md`. */
export function describeMachine(): string {
  const [cpu] = cpus();
  return `${String(cpus().length)} x ${cpu?.model.trim() ?? "unknown processor"}, ${platform()} ${release()} ${arch()}, Node ${process.versions.node}`;
}
