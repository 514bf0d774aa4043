import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TemplateRegistry } from "../../../src/workflows/templates/template-registry.ts";
import { serve, type TemplateServer } from "./serve.ts";

const OWN =
  'version: "1.0"\nname: own\ndescription: Ours\nswarm:\n  pattern: dag\nworkflows:\n  - name: default\n    steps:\n      - name: say\n        type: deterministic\n        command: echo {{task}}\n';

let cwd = "";
let registry = new TemplateRegistry();
const servers: TemplateServer[] = [];

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "agent-relay-templates-"));
  registry = new TemplateRegistry({ cwd });
});

afterEach(async () => {
  rmSync(cwd, { recursive: true, force: true });
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serving(...answers: Parameters<typeof serve>): Promise<string> {
  const server = await serve(...answers);
  servers.push(server);
  return server.url;
}

const installed = (): readonly string[] => readdirSync(join(cwd, ".relay", "workflows"));

describe("the list of templates", () => {
  test("names the six of this package with their patterns", async () => {
    const list = await registry.listTemplates();
    expect(list.map(({ name, pattern, source, problem }) => [name, pattern, source, problem])).toEqual([
      ["bug-fix", "hub-spoke", "built-in", undefined],
      ["code-review", "fan-out", "built-in", undefined],
      ["documentation", "handoff", "built-in", undefined],
      ["feature-dev", "hub-spoke", "built-in", undefined],
      ["refactor", "hierarchical", "built-in", undefined],
      ["security-audit", "pipeline", "built-in", undefined],
    ]);
    expect(list.every(({ description }) => description.length > 20)).toBe(true);
  });

  test("has the installed ones too, of which one may take the place of a built-in one", async () => {
    mkdirSync(join(cwd, ".relay", "workflows"), { recursive: true });
    writeFileSync(join(cwd, ".relay", "workflows", "bug-fix.yml"), OWN);
    writeFileSync(join(cwd, ".relay", "workflows", "broken.yaml"), "name: 3\n");
    writeFileSync(join(cwd, ".relay", "workflows", "notes.txt"), "x");
    writeFileSync(join(cwd, ".relay", "workflows", ".hidden.yaml"), OWN);
    const list = await registry.listTemplates();
    expect(list.map(({ name }) => name)).toEqual(["broken", "bug-fix", "code-review", "documentation", "feature-dev", "refactor", "security-audit"].sort());
    expect(list.find(({ name }) => name === "bug-fix")).toMatchObject({ source: "installed", description: "Ours", pattern: "dag" });
    expect(list.find(({ name }) => name === "broken")?.problem).toContain("Unexpected name `3`, expected a text");
    expect(await registry.hasTemplate("bug-fix")).toBe(true);
    expect(await registry.hasTemplate("nobody")).toBe(false);
  });
});

describe("a template that is loaded", () => {
  test.each(["feature-dev", "bug-fix", "code-review", "security-audit", "refactor", "documentation"])("is whole: %s", async (name) => {
    const config = await registry.loadTemplate(name);
    expect(config.name).toBe(name);
    expect(config.swarm?.idleNudge).toEqual({ nudgeAfterMs: 120_000, escalateAfterMs: 120_000, maxNudges: 1 });
    expect(config.agents?.every(({ preset }) => preset !== undefined)).toBe(true);
    expect(JSON.stringify(config)).toContain("{{task}}");
  });

  test("takes overrides by name and by path, and is checked with them", async () => {
    const config = await registry.loadTemplate("feature-dev", {
      description: null,
      swarm: { maxConcurrency: 2 },
      "swarm.channel": "wf-mine",
      agents: [{ name: "developer", cli: "claude" }],
      "agents.reviewer.constraints.model": "opus",
      "workflows.feature-dev.steps.check": null,
    });
    expect(config.description).toBeUndefined();
    expect(config.swarm).toMatchObject({ pattern: "hub-spoke", maxConcurrency: 2, channel: "wf-mine" });
    expect(config.agents?.map(({ name, cli, constraints }) => [name, cli, constraints?.model])).toEqual([
      ["lead", "claude", undefined],
      ["planner", "claude", undefined],
      ["developer", "claude", undefined],
      ["reviewer", "claude", "opus"],
    ]);
    expect(config.workflows?.[0]?.steps.map(({ name }) => name)).not.toContain("check");
    await expect(registry.loadTemplate("feature-dev", { "swarm.pattern": "dagg" })).rejects.toThrow("Unexpected pattern `dagg`");
    await expect(registry.loadTemplate("feature-dev", { "name.first": 1 })).rejects.toThrow("Unexpected override `name.first` of `feature-dev`");
  });

  test("cannot be one that nobody has, nor a path", async () => {
    await expect(registry.loadTemplate("nobody")).rejects.toThrow("Unexpected template `nobody`, expected one of `bug-fix`, `code-review`, ");
    await expect(registry.loadTemplate("../secrets")).rejects.toThrow("Unexpected `../secrets` as the name of a template");
  });
});

describe("a template that is installed", () => {
  test("comes from a file, by its name or another", async () => {
    writeFileSync(join(cwd, "mine.yaml"), OWN);
    expect(await registry.installExternalTemplate("mine.yaml")).toMatchObject({ name: "mine", source: "installed", pattern: "dag" });
    await registry.installExternalTemplate(`file://${join(cwd, "mine.yaml")}`, "second");
    expect(installed()).toEqual(["mine.yaml", "second.yaml"]);
    expect(readFileSync(join(cwd, ".relay", "workflows", "second.yaml"), "utf8")).toBe(OWN);
    expect((await registry.loadTemplate("second")).name).toBe("own");
  });

  test("comes from a server, through redirects", async () => {
    const url = await serving({ "/a/own.yaml?x=1": { redirect: "/b.yaml" }, "/b.yaml": { text: OWN } });
    expect(await registry.installExternalTemplate(`${url}/a/own.yaml?x=1`)).toMatchObject({ name: "own" });
  });

  test("may be installed again, but not over another one unless that is asked for", async () => {
    const url = await serving({ "/own.yaml": { text: OWN }, "/new.yaml": { text: OWN.replace("Ours", "Newer") } });
    await registry.installExternalTemplate(`${url}/own.yaml`);
    await registry.installExternalTemplate(`${url}/own.yaml`);
    await expect(registry.installExternalTemplate(`${url}/new.yaml`, "own")).rejects.toThrow("another template of this name is there");
    expect((await registry.loadTemplate("own")).description).toBe("Ours");
    await registry.installExternalTemplate(`${url}/new.yaml`, "own", { replace: true });
    expect((await registry.loadTemplate("own")).description).toBe("Newer");
  });

  test.each<[string, string, string]>([
    ["is no workflow", "/page.yaml", "Cannot use this template"],
    ["is too long", "/long.yaml", "it has more than 1048576 bytes"],
    ["is no text", "/binary.yaml", "it is not UTF-8"],
    ["is not there", "/missing.yaml", "the server answers 404"],
    ["leads elsewhere", "/away.yaml", "it redirects to http://192.0.2.1"],
    ["leads to a file", "/file.yaml", "it redirects to null"],
    ["leads in a circle", "/circle.yaml", "it redirects more than 5 times"],
  ])("is not kept where what a server gives %s", async (_, path, message) => {
    const url = await serving({
      "/page.yaml": { text: "<html></html>" },
      "/long.yaml": { text: `${OWN}# ${"x".repeat(1_048_576)}\n` },
      "/binary.yaml": { text: Buffer.from([0xff, 0xfe, 0x00]) },
      "/away.yaml": { redirect: "http://192.0.2.1/x.yaml" },
      "/file.yaml": { redirect: "file:///etc/passwd" },
      "/circle.yaml": { redirect: "/circle.yaml" },
    });
    await expect(registry.installExternalTemplate(`${url}${path}`, "got")).rejects.toThrow(message);
    expect(() => installed()).toThrow("ENOENT");
  });

  test.each<[string, string]>([
    ["http://192.0.2.1/x.yaml", "expected an address that begins with `https:`, or a file"],
    ["ftp://127.0.0.1/x.yaml", "expected an address that begins with `https:`, or a file"],
    ["http://127.0.0.1:1/x.yaml", 'Cannot read "http://127.0.0.1:1/x.yaml"'],
    ["nowhere.yaml", "there is no such file or folder"],
  ])("is not fetched from %s", async (source, message) => {
    await expect(registry.installExternalTemplate(source, "got")).rejects.toThrow(message);
  });

  test.each(["../out", "a/b", "a\\b", "", ".hidden", "nul", "con.txt", "a\0b", "x".repeat(65), "ü", "-x-"])("cannot be called %j", async (name) => {
    writeFileSync(join(cwd, "mine.yaml"), OWN);
    await expect(registry.installExternalTemplate("mine.yaml", name)).rejects.toThrow("as the name of a template, expected a name of letters");
    expect(readdirSync(cwd)).toEqual(["mine.yaml"]);
  });
});
