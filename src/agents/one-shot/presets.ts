/** The presets of an agent's definition, in the guide's order. */
export const AGENT_PRESETS = ["lead", "worker", "reviewer", "analyst"] as const;
/** Name of a preset. */
export type AgentPreset = (typeof AGENT_PRESETS)[number];

/** What a preset means. It never widens nor narrows what the agent may do: that is `permissions`. */
export interface PresetMeaning {
  /** Whether the agent lives in a session where the workflow does not say; the others run once. */
  readonly interactive: boolean;
  /** What a one-shot run is told behind its task. */
  readonly note: string;
}

const ALONE = "Nobody can answer questions or messages during this run.";

/** What each preset means (the guide's table of presets). */
export const PRESETS: Readonly<Record<AgentPreset, PresetMeaning>> = {
  lead: { interactive: true, note: `${ALONE} Decide yourself, and end with the plan or decision that others are to follow.` },
  worker: { interactive: false, note: `${ALONE} Do this task only, and end with the result alone: it goes to the next step as it is.` },
  reviewer: { interactive: false, note: `${ALONE} End with your verdict and its reasons.` },
  analyst: { interactive: false, note: `${ALONE} End with your findings.` },
};

/** Puts a preset's note behind a task, for a run that has a preset. A task keeps its first word, so that a slash command stays one. */
export function addPresetNote(task: string, preset: AgentPreset | undefined): string {
  return preset === undefined ? task : `${task.trimEnd()}\n\n${PRESETS[preset].note}\n`;
}
