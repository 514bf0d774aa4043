import picomatch from "picomatch";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { createSubject } from "../../../src/lint/create-subject.ts";
import type { Rule, Subject, SubjectKind } from "../../../src/lint/rule.ts";
import { runRules } from "../../../src/lint/run-rules.ts";
import type { World } from "../../../src/lint/world.ts";
import { worldAt } from "../../lint/world-at.ts";
import type { IndexModel, ProjectModel } from "./project-model.ts";
import { writeDecisions, writeIndex } from "./write-files.ts";
import { writeHandoff } from "./write-handoff.ts";

/** One file of a project as it lies on disk. */
export interface ProjectFile {
  readonly name: string;
  readonly kind: SubjectKind;
  readonly text: string;
  readonly committedText?: string;
}

/** Name of the workspace's index beside the files of the project. */
export const INDEX_FILE = "../../AGENT-HANDOFF.md";

/** Writes every file of a project, and does to each what the project's defects say. */
export function projectFiles(project: ProjectModel): readonly ProjectFile[] {
  const { style, handoff, committedHandoff, decisions, committedDecisions, instructions, review, index, changes } = project;
  const files: readonly ProjectFile[] = [
    {
      name: style.file,
      kind: "handoff",
      text: writeHandoff(handoff, style),
      ...(committedHandoff && { committedText: writeHandoff(committedHandoff, style) }),
    },
    {
      name: "DECISIONS.md",
      kind: "decisions",
      text: writeDecisions(decisions),
      ...(committedDecisions && { committedText: writeDecisions(committedDecisions) }),
    },
    ...instructions.map(({ name, text }) => ({ name, kind: "instructions" as const, text })),
    { name: review.name, kind: "review", text: review.text },
    { name: INDEX_FILE, kind: "index", text: writeIndex(index) },
  ];
  return files.map((file) => ({ ...file, text: changes.filter(({ name }) => name === file.name).reduce((text, { change }) => change(text), file.text) }));
}

/** Parses every file of a project, each with the world around it. */
export function projectSubjects(project: ProjectModel): readonly Subject[] {
  const files = projectFiles(project);
  return files.map((file) => createSubject({ file: file.name, text: file.text, kind: file.kind, world: worldOf(project, file, files) }));
}

/** Runs rules over every file of a project, the way `check` does over a workspace that holds it. */
export function checkProject(project: ProjectModel, rules: readonly Rule[]): readonly Diagnostic[] {
  return projectSubjects(project).flatMap((subject) => runRules(subject, rules));
}

function worldOf({ now, style, index, tree, otherHandoffs, evidence, handoff }: ProjectModel, file: ProjectFile, files: readonly ProjectFile[]): World {
  const own = index.rows.find(({ name }) => name === handoff.name);
  return worldAt({
    now,
    evidence,
    pathExists: (pattern) => matchesSome([...tree, ...files.map(({ name }) => name)], pattern),
    handoffFiles: [style.file, ...otherHandoffs],
    indexRow: { listed: own !== undefined, ...(own && { owner: own.owner }) },
    instructionFiles: files.filter(({ kind }) => kind === "instructions").map(({ name, text }) => ({ name, text })),
    decisionFiles: files.filter(({ kind }) => kind === "decisions").map(({ name, text }) => ({ name, text })),
    projects: projectsOf(index, handoff.owner),
    committedText: file.committedText,
  });
}

function projectsOf({ rows, onDisk, outside }: IndexModel, owner: string | undefined): World["projects"] {
  const paths = new Set([...rows.map(({ path }) => path), ...onDisk]);
  return [...paths].map((path) => ({
    path,
    exists: onDisk.includes(path) || outside.includes(path),
    outside: outside.includes(path),
    indexed: rows.some((row) => row.path === path),
    owner: path === "projects/almanac" ? "User" : owner,
  }));
}

function matchesSome(tree: readonly string[], pattern: string): boolean {
  const plain = pattern.replace(/^\.\//u, "").replace(/\/+$/u, "");
  const isMatch = picomatch(plain, { dot: true });
  return tree.some((path) => isMatch(path) || path.startsWith(`${plain}/`));
}
