/** Tells of trouble that does not end a run, as a warning of the process. */
export function warn(message: string): void {
  process.emitWarning(message, "AgentRelayWarning");
}
