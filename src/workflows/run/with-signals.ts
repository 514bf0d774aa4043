const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does work that signals to this process are to end first: `onSignal` hears of each. When the work has ended, the first one does what it would have done at once,
 * unless somebody else in this process listens for it.
 */
export async function withSignals<Value>(onSignal: (signal: NodeJS.Signals) => void, work: () => Promise<Value>): Promise<Value> {
  let first: NodeJS.Signals | undefined;
  const listen = (signal: NodeJS.Signals): void => {
    first ??= signal;
    onSignal(signal);
  };
  for (const signal of SIGNALS) process.on(signal, listen);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, listen);
    if (first !== undefined && process.listenerCount(first) === 0) process.kill(process.pid, first);
  }
}
