import type { WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in everything else. */
export const WRONG_OTHER: readonly WrongCase[] = [
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nerrorHandling:\n  strategy: retyr\n",
    ["4:13 error word-known: Unexpected strategy `retyr`, expected `fail`, `fail-fast`, `skip`, `continue` or `retry`. Write `retry`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nerrorHandling:\n  retries: 2\n",
    ["4:3 error key-known: Unexpected key `retries`, did you mean `maxRetries`?. Rename it to `maxRetries`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nerrorHandling: retry\n",
    ["3:16 error value-type: Unexpected errorHandling `retry`, expected an object. Write keys and values on lines of their own, indented below it."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ncoordination:\n  barriers: [{ name: b, waitFor: s }]\n",
    ["4:34 error value-type: Unexpected waitFor `s`, expected a list of step names. Write `waitFor: [s]`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ncoordination:\n  consensusStrategy: most\n",
    ["4:22 error word-known: Unexpected consensusStrategy `most`, expected `majority`, `unanimous` or `quorum`. Write one of these words."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ncoordination:\n  votingThreshold: 0\n",
    ["4:20 error value-range: Unexpected votingThreshold `0`, expected a number above 0. Write a number in that range."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nstate:\n  backend: file\n",
    ["4:12 error word-known: Unexpected backend `file`, expected `memory`, `redis` or `database`. Write one of these words."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nstate:\n  ttl: 5\n",
    ["4:3 error key-known: Unexpected key `ttl`, did you mean `ttlMs`?. Rename it to `ttlMs`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\npackages: web\n",
    ["3:11 error value-type: Unexpected packages `web`, expected a list of texts. Write `packages: [web]`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nisolatedFrom: [1]\n",
    ["3:16 error value-type: Unexpected entry `1` of `isolatedFrom`, expected a text. Write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\npaths: [{ path: ../b }]\n",
    ["3:9 error key-required: Unexpected path without `name`, expected a name on one line, without `{` and `}`. Write `name:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ntrajectories: off\n",
    ["3:15 error value-type: Unexpected trajectories `off`, expected `false` or an object. Write `false` or an object."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\npermissions:\n  profiles: { p: { acces: full } }\n",
    ["4:20 error key-known: Unexpected key `acces`, did you mean `access`?. Rename it to `access`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\npermission_profiles: [a]\n",
    [
      "3:22 error value-type: Unexpected list as `permission_profiles`, expected an object of profiles by name. Write keys and values on lines of their own, indented below it.",
    ],
  ],
];
