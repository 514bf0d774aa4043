/** The text of a workflow, and its findings as `describeFindings` says them. */
export type WrongCase = readonly [text: string, findings: readonly string[]];
