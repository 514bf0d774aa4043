/** What a step left for templates. */
export interface StepValue {
  /** The step's whole output; trailing line ends are cut when it is referred to. */
  readonly output: string;
  /** Absent where the step had no process, such as an agent's. */
  readonly exitCode?: number;
}

/** What references are looked up in. */
export interface TemplateValues {
  readonly variables: Readonly<Record<string, unknown>>;
  /** The steps that are done, by name. */
  readonly steps: ReadonlyMap<string, StepValue>;
  /** Bytes a step's output may bring in; 1 MiB unless said. */
  readonly outputLimitBytes?: number;
}
