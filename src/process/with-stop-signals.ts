/** The signals that end a run and are passed on to it. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;

/** Does work that a signal to this process stops: the signal's name becomes the reason of the abort. Afterwards signals do again what they did before. */
export async function withStopSignals<Value>(work: (stop: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => controller.abort(signal);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
