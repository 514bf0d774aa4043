import { unreachable } from "../../util/unreachable.ts";
import type { BriefData } from "./model.ts";
import { ownerTitle } from "./owner-title.ts";
import { inlineList, inlineValue } from "./quote.ts";

/** Writes the first line of a brief: whose turn it is in which project, and what the reader is to do first. */
export function headline(data: BriefData): string {
  return `**${inlineValue(data.project.name)}** (${inlineValue(data.project.path)}): ${data.turn.message}. ${firstStep(data)}`;
}

function firstStep(data: BriefData): string {
  const { kind, hint } = data.turn;
  const theirs = data.reader === "user" ? capital(hint) : `Change nothing in this project: ${hint}`;
  switch (kind) {
    case "yours":
      return stepOfState(data);
    case "free":
      return `${capital(hint)}. Then: ${stepOfState(data)}`;
    case "users":
    case "others":
    case "unknown":
    case "held":
      return `${theirs}.`;
    default:
      return unreachable(kind);
  }
}

function stepOfState(data: BriefData): string {
  switch (data.state) {
    case "conflicts":
      return `The handoff has conflict markers at line ${data.conflictLine ?? 1}: mend them first; until then no move is possible.`;
    case "blocked":
      return data.blockers.length > 0
        ? "The project is blocked: clear what is in the way first."
        : "The project is blocked, but no blocker is written down: find out what is in the way.";
    case "review":
      return data.reader === "user" ? "Decide: approve what was done, or reopen a task and say why." : "Review what was handed over.";
    case "start":
    case "continue":
      return stepOfTask(data);
    case "done":
      return "The project is done: nothing is left to do unless the user says so.";
    case "no-tasks":
      return data.nextAction === ""
        ? "No tasks are written down and there is no next action: agree with the user what to do, and write it down as tasks."
        : "No tasks are written down: do the next action below.";
    case "all-done":
      return data.reader === "user"
        ? "Every task is done: approve the work, or write down what is still to do."
        : "Every task is done: check the acceptance criteria and pass the project to the user.";
    case "cycle":
      return stepOfCycle(data);
    case "waiting":
      return stepOfWaiting(data);
    default:
      return unreachable(data.state);
  }
}

function stepOfTask({ task, state }: BriefData): string {
  const name = inlineValue(task?.name ?? "");
  return state === "continue" ? `Continue ${name}, started ${inlineValue(task?.started ?? "")}.` : `Start with ${name}.`;
}

function stepOfCycle({ cycle, reader }: BriefData): string {
  const circle = [...cycle, ...cycle.slice(0, 1)];
  const who = reader === "user" ? "Decide" : "Ask the user";
  return `No task can begin, because they wait for each other: ${inlineList(circle, " → ")}. ${who} which comes first.`;
}

function stepOfWaiting({ openTasks }: BriefData): string {
  const [first] = openTasks;
  if (!first) return "No open task is ready.";
  const owner = first.owner === undefined ? "" : `, ${ownerTitle(first.owner)}'s,`;
  const waits = first.after.length > 0 ? `waits for ${inlineList(first.after)}` : "is next";
  return `No open task is ready for the owner: ${inlineValue(first.name)}${owner} ${waits}. Pass the project on, or ask the user.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
