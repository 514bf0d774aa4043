import { inSteps, type WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in steps of `.relay/steps.yaml`, each with its one finding. */
export const WRONG_USE: readonly WrongCase[] = [
  {
    text: inSteps(["- { name: s, use: docker-build, imgae: web }"]),
    finding: "6:39 error parameter-known: Unexpected parameter `imgae` of `docker-build`, expected `image` or `tag`. Write `image`.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build }"]),
    finding:
      "6:25 error custom-step-known: Unexpected use `docker-build`, expected a step of `.relay/steps.yaml`. Write it to `.relay/steps.yaml`, below `steps:`.",
  },
  {
    text: inSteps(["- { name: s, use: docker-biuld, image: web }"]),
    finding: "6:25 error custom-step-known: Unexpected use `docker-biuld`, expected a step of `.relay/steps.yaml`. Write `docker-build`.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build }"]),
    finding: "6:25 error parameter-set: Unexpected step without `image`, expected every required parameter of `docker-build`. Write `image:` and its value.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, image: web, tga: v1 }"]),
    finding: "6:51 error parameter-known: Unexpected parameter `tga` of `docker-build`, expected `image` or `tag`. Write `tag`.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, image: web, task: t }"]),
    finding: "6:51 error parameter-known: Unexpected parameter `task` of `docker-build`, expected `image` or `tag`. Remove it.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, params: { image: web, push: true } }"]),
    finding: "6:61 error parameter-known: Unexpected parameter `push` of `docker-build`, expected `image` or `tag`. Remove it.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: hello, who: you }"]),
    finding: "6:32 error parameter-known: Unexpected parameter `who` of `hello`, expected none. Remove it.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, image: '{{steps.r.output}}' }", "- { name: r, type: deterministic, command: ls }"]),
    finding: "6:25 error step-upstream: Unexpected `{{steps.r.output}}` in `s`, which does not wait for that step. Write `r` in `dependsOn`.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, image: '{{name}}' }"]),
    finding:
      "6:25 error variable-set: Unexpected `{{name}}`, expected that the variable `name` has a value. Give it with `--var name=VALUE`, or write it under `templates`.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: deploy }"]),
    finding:
      "6:25 error variable-set: Unexpected `{{place}}`, expected that the variable `place` has a value. Give it with `--var place=VALUE`, or write it under `templates`.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, image: web, dependsOn: [r] }"]),
    finding: "6:63 error step-known: Unexpected step `r`, expected a step of the same workflow. Write the name of a step, or add the step.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: branch-off, name_of: x, agent: a }"]),
    finding: "6:49 error parameter-known: Unexpected parameter `agent` of `branch-off`, expected `name_of`. Remove it.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, image: [web] }"]),
    finding: "6:46 error value-type: Unexpected list as `image`, expected a text, a number, `true` or `false`. Write a text.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: docker-build, params: { image: {} } }"]),
    finding: "6:56 error value-type: Unexpected object as `image`, expected a text, a number, `true` or `false`. Write a text.",
    stepsFile: true,
  },
  {
    text: inSteps(["- { name: s, use: shell, script: '{{x}}' }"]),
    finding:
      "6:25 warning value-place: Unexpected `{{x}}` as the name of a command, expected the command itself: a value is one word, and never shell code. Write the command, and the value as its argument.",
    request: { variables: { x: "ls" } },
    stepsFile: true,
  },
];
