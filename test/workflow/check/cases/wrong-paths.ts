import { inSteps, type WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in paths and folders, each with its one finding. */
export const WRONG_PATHS: readonly WrongCase[] = [
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: file_exists, value: ../out.md } }"]),
    finding: "6:81 error path-inside: Unexpected value `../out.md`, expected a path in the project. Write a path in the project.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: file_exists, value: src/../../out.md } }"]),
    finding: "6:81 error path-inside: Unexpected value `src/../../out.md`, expected a path in the project. Write a path in the project.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: file_exists, value: ~/out.md } }"]),
    finding: "6:81 error path-inside: Unexpected value `~/out.md`, expected a path in the project. Write a path in the project.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: file_exists, value: /etc/passwd } }"]),
    finding: "6:81 error path-inside: Unexpected value `/etc/passwd`, expected a path in the project. Write a path in the project.",
    request: { root: "/home/me/project" },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: file_exists, value: 'C:\\out.md' } }"]),
    finding: "6:81 error path-inside: Unexpected value `C:\\out.md`, expected a path in the project. Write a path in the project.",
    request: { root: "C:\\project" },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, cwd: web, verification: { type: file_exists, value: ../../out.md } }"]),
    finding: "6:91 error path-inside: Unexpected value `../../out.md`, expected a path in the project. Write a path in the project.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, cwd: web }]\nworkflows: [{ name: w, steps: [{ name: s, agent: a, task: t, verification: { type: file_exists, value: ../../out.md } }] }]\n",
    finding: "3:104 error path-inside: Unexpected value `../../out.md`, expected a path in the project. Write a path in the project.",
  },
  {
    text: inSteps(
      ["- { name: s, agent: a, task: t, workdir: api, verification: { type: file_exists, value: ../out.md } }"],
      "paths: [{ name: api, path: ../api }]\n",
    ),
    finding: "6:95 error path-inside: Unexpected value `../out.md`, expected a path in the project. Write a path in the project.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, cwd: ../other }"]),
    finding: "6:44 error path-inside: Unexpected cwd `../other`, expected a path in the project. Write the folder under `paths`, and its name as `workdir`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, cwd: .. }"]),
    finding: "6:44 error path-inside: Unexpected cwd `..`, expected a path in the project. Write the folder under `paths`, and its name as `workdir`.",
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: ls, cwd: /tmp }"]),
    finding: "6:59 error path-inside: Unexpected cwd `/tmp`, expected a path in the project. Write the folder under `paths`, and its name as `workdir`.",
    request: { root: "/home/me/project" },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, cwd: 'web/{{x}}/../../..' }"]),
    finding:
      "6:44 error path-inside: Unexpected cwd `web/{{x}}/../../..`, expected a path in the project. Write the folder under `paths`, and its name as `workdir`.",
    request: { variables: { x: "1" } },
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t, cwd: ../other }]\n",
    finding: "2:48 error path-inside: Unexpected cwd `../other`, expected a path in the project. Write the folder under `paths`, and its name as `workdir`.",
  },
  {
    text: inSteps(["- { name: s, type: worktree, branch: b, path: ../b }"]),
    finding: "6:53 error path-inside: Unexpected path `../b`, expected a path in the project. Write a path in the project.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, workdir: api }"]),
    finding: "6:48 error path-known: Unexpected workdir `api`, expected the name of one of `paths`. Write it under `paths`, with its folder.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, workdir: apii }"], "paths: [{ name: api, path: ../api }]\n"),
    finding: "6:48 error path-known: Unexpected workdir `apii`, expected the name of one of `paths`. Write `api`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t, workdir: api }]\n",
    finding: "2:52 error path-known: Unexpected workdir `api`, expected the name of one of `paths`. Write it under `paths`, with its folder.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, cwd: web, workdir: api }"], "paths: [{ name: api, path: ../api }]\n"),
    finding: "6:58 error key-conflict: Unexpected `workdir` beside `cwd`, expected one of the two. Remove one of the two.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t, cwd: web, workdir: api }]\npaths: [{ name: api, path: ../api }]\n",
    finding: "2:62 error key-conflict: Unexpected `workdir` beside `cwd`, expected one of the two. Remove one of the two.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, timeout: 1, timeoutMs: 2 }"]),
    finding: "6:48 error key-conflict: Unexpected `timeout` beside another `timeoutMs`, expected one of the two. Remove one of the two.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: output_contains, value: '  ' } }"]),
    finding: "6:85 error value-format: Unexpected empty `value`, expected the text that has to be found. Write the text that has to be found.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, channel: 'my channel' }"]),
    finding:
      "6:48 error value-format: Unexpected channel `my channel`, expected a name of letters, digits, `-`, `_`, `.` and `/`, without blanks. Write a name of letters, digits, `-`, `_`, `.` and `/`, without blanks.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t }]\nerrorHandling: { notifyChannel: 'Ops!' }\n",
    finding:
      "3:33 error value-format: Unexpected notifyChannel `Ops!`, expected a name of letters, digits, `-`, `_`, `.` and `/`, without blanks. Write a name of letters, digits, `-`, `_`, `.` and `/`, without blanks.",
  },
];
