/** How large a bench is; each figure can be set by the variable named beside it, so that a test can run every bench in seconds. */
export interface Sizes {
  /** `BENCH_SAMPLES`: samples of each program. */
  readonly samples: number;
  /** `BENCH_BATCH`: runs in one sample of a short program. */
  readonly batch: number;
  /** `BENCH_PROJECTS`: projects of the large workspace. */
  readonly projects: number;
  /** `BENCH_FILES`: files for the comparison with a linter. */
  readonly files: number;
  /** `BENCH_BYTES`: size of the largest hostile input. */
  readonly hostileBytes: number;
  /** `BENCH_CORPUS_BYTES`: Markdown to read for the throughput. */
  readonly corpusBytes: number;
  /** `BENCH_ROUNDS`: rounds of claim races. */
  readonly rounds: number;
  /** `BENCH_NETWORK=0`: leave out what has to be installed. */
  readonly network: boolean;
}

/** Reads the sizes from the environment. */
export function readSizes(env: NodeJS.ProcessEnv = process.env): Sizes {
  const size = (name: string, usual: number): number => {
    const given = Number(env[`BENCH_${name}`] ?? "");
    return given > 0 ? given : usual;
  };
  return {
    samples: size("SAMPLES", 15),
    batch: size("BATCH", 5),
    projects: size("PROJECTS", 10_000),
    files: size("FILES", 1_000),
    hostileBytes: size("BYTES", 1 << 20),
    corpusBytes: size("CORPUS_BYTES", 200_000),
    rounds: size("ROUNDS", 200),
    network: env["BENCH_NETWORK"] !== "0",
  };
}
