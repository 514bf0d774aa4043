/** The signals that end a run; each is recorded in it. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;

/** Calls a function for each signal that asks this process to end, which it does not do by itself meanwhile; gives what restores that. */
export function onStopSignals(hear: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
