import { SECTION_CONCEPTS, type SectionConcept } from "./concept.ts";
import { createWordingSearch, splitWordings, type WordingPlace } from "./wordings.ts";

/**
 * The wordings under which sections stand in real files, normalised, the protocol's own first: where several sections are about one thing, the earlier
 * wording counts (REAL-FILES.md, alias table).
 *
 * Decided collisions: "open decisions" and "pending decisions" are questions, since nobody may rely on them; "known issues" and the like are blockers, behind the real
 * ones; "start here" is a next action; "scope" names files; "in progress" is a list of tasks; "review status" belongs to the review; "open issues" are tasks;
 * "session summary" tells what was done; "dependencies" are packages and mean nothing here; "current ownership" is a map of the code and means nothing either.
 */
const WORDINGS: Readonly<Record<SectionConcept, string>> = {
  context:
    "context, project overview, goal, goals, purpose, executive summary, read first, overview, summary, background, what it is, what this is, " +
    "required reading, important context, your mission, mission, orientation, mental model, objective, vue densemble",
  scope:
    "files in scope, write scope, files ok, files allowed, allowed files, files to update, files to modify, files to create, files to change, " +
    "files to edit, files to touch, in scope, scope, key files, files created, file structure, files modified, files changed, files touched, " +
    "new files, key files reference, key files to review, critical files, relevant files, where things live, arquivos modificados",
  "off-limits":
    "files off limits, off limits, off limits files, files not to touch, do not touch, files locked, locked files, reserved files, " +
    "locked reserved files, fence, never touch, never modify, out of scope, guardrails, what not to do, non goals, hard rules, never, never use, " +
    "constraints, critical constraints, hard constraints, standing constraints, load bearing constraints, boundary, boundaries, active boundary, " +
    "claim boundary",
  criteria:
    "acceptance criteria, success criteria, definition of done, done criteria, acceptance, criteria, done when, exit criteria, exit record, " +
    "terminal check",
  pending:
    "pending tasks, remaining work, tasks, remaining, in progress, current task, current tasks, pending, remaining tasks, open tasks, open items, " +
    "roadmap, what needs work, open issues, to do, todo, todo list, todos, to do list, not finished, backlog, queued, outstanding, " +
    "outstanding work, whats not done yet, open queued work, open work, queued work, active job, known small todos, active tasks",
  completed:
    "completed tasks, completed, whats working, what was done, what was completed, what works, completed work, work completed, what shipped, " +
    "what was built, done, delivered, what changed, bugs fixed, what was fixed, session summary, finished enough for now, finished, " +
    "accomplishments, changes made, last working state, done tasks",
  blockers:
    "blockers, blocker, blocked, blocked on, whats blocked by, blocked by, p0, p0 production blockers, production blockers, known issues, gotchas, " +
    "caveats, residual risks, residual risk, risks, known gaps, traps",
  questions:
    "open questions, questions, open decisions, pending decisions, known open questions, questions for next agent, questions for the next agent, " +
    "questions to ask user, questions to ask the user, questions for the user, questions for user, deferred questions, open design questions",
  log: "handoff log, handoff history, log, session log, history, work log, activity log, relay log, handoffs",
  "next-action":
    "next action, next actions, immediate next action, next exact action, next exact step, next step, next steps, immediate next steps, " +
    "immediate next step, start here, whats next, what is next, next, recommended next steps, recommended next step, immediate next task, " +
    "next task, next tasks, next session, next session recommendation, resume, where to resume, resume where to resume, your first action, " +
    "next allowed move, recommended starting point, immediate tasks for next agent, first moves for the next agent, good next slices, " +
    "prochaine etape, prochaine étape, proximas acoes, próximas ações",
  status:
    "status, current status, current state, current phase, phase, build status, current state summary, project status, state, session status, " +
    "tl dr, tldr, position as of, active state summary, repository state, where things stand, short version",
  decisions:
    "decisions, decision, decision log, decisions made, architecture decisions, design decisions, product decisions, rationale, " +
    "deferred decisions, rejected decisions, deferred rejected decisions, decisions already locked, decisions to preserve, " +
    "product decisions to preserve",
  verification:
    "verification, tests, testing, verify, validation, test results, commands, run tests, final verification, how to verify, " +
    "quick verification commands, build and test, gate, full gate, gate full gate, testing instructions, commands run, validation evidence, " +
    "evidence",
  review:
    "review findings, findings, codex review, review, review notes, finding disposition, findings addressed, findings deferred, " +
    "findings addressed deferred, review status, open issues for next review cycle, findings and remediation, verdict, issues found",
};

/** Lists the wordings of a concept, the protocol's own first. */
export function sectionAliases(concept: SectionConcept): readonly string[] {
  return splitWordings(WORDINGS[concept]);
}

/** What words are about, and which wording of it they are. */
export type SectionAlias = WordingPlace<SectionConcept>;

/** Finds the section that normalised words stand for. */
export const findSectionAlias: (words: string) => SectionAlias | undefined = createWordingSearch(SECTION_CONCEPTS, WORDINGS);
