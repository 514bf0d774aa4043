import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFolder } from "../workspace.ts";
import { FROM_SOURCES } from "./editor.ts";

const EXTENSION = resolve(import.meta.dirname, "../../../editors/vscode");
const STUB = resolve(import.meta.dirname, "vscode-stub.cjs");

/** Reads a zip by its central directory; files by their names. */
function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    files.set(zip.toString("utf8", at + 46, at + 46 + nameLength), method === 8 ? inflateRawSync(data) : data);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

let packed: ReadonlyMap<string, Buffer>;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-vsix-test-"));
  const out = join(folder, "agent-relay.vsix");
  try {
    const done = spawnSync(process.execPath, [join(EXTENSION, "pack.cjs"), out], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(done.stderr);
    packed = unzip(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);

function textIn(name: string): string {
  return packed.get(name)?.toString("utf8") ?? "";
}

/** Lays the extension out as VS Code would, with a stub for the module that VS Code gives. */
function installed(): {
  readonly folder: string;
  readonly state: { folders: string[]; shown: string[]; settings: Record<string, string> };
  readonly load: () => ReturnType<typeof JSON.parse>;
} {
  const root = makeFolder();
  for (const [name, data] of packed) {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), data);
  }
  const folder = join(root, "extension");
  mkdirSync(join(folder, "node_modules/vscode"), { recursive: true });
  writeFileSync(join(folder, "node_modules/vscode/index.js"), readFileSync(STUB));
  const load = createRequire(join(folder, "x.js"));
  return { folder, state: load("vscode").state, load: () => load("./extension.cjs") };
}

/** A program that is the server, whatever it is called with; it notes its words. */
function serverScript(root: string): string {
  const script = join(root, "node_modules/agent-relay/dist/agent-relay.cjs");
  mkdirSync(join(script, ".."), { recursive: true });
  writeFileSync(join(root, "node_modules/agent-relay/package.json"), '{ "bin": { "agent-relay": "./dist/agent-relay.cjs" } }');
  const [, loader = "", source = ""] = FROM_SOURCES;
  writeFileSync(
    script,
    `require("fs").writeFileSync(${JSON.stringify(join(root, "words.json"))}, JSON.stringify(process.argv.slice(2)));\n(async () => { await import(${JSON.stringify(loader)}); await import(${JSON.stringify(source)}); })();\n`,
  );
  return script;
}

describe("the VS Code extension", () => {
  test("packs what it runs, with its manifest and licence", () => {
    for (const name of [
      "extension.vsixmanifest",
      "[Content_Types].xml",
      "extension/extension.cjs",
      "extension/readme.md",
      "extension/LICENSE.txt",
      "extension/node_modules/vscode-languageclient/lib/node/main.js",
    ])
      expect([...packed.keys()]).toContain(name);
    const manifest = JSON.parse(textIn("extension/package.json")) as { version: string; main: string; activationEvents: string[] };
    expect(manifest).toMatchObject({ name: "agent-relay", main: "./extension.cjs", activationEvents: ["onLanguage:markdown"] });
    expect(textIn("extension.vsixmanifest")).toContain(`Version="${manifest.version}"`);
    expect([...packed.keys()].filter((name) => /\.(?:map|d\.ts)$/u.test(name))).toEqual([]);
  });

  test("starts the server of the workspace and talks with it", async () => {
    const root = makeFolder();
    serverScript(root);
    const { state, load } = installed();
    state.folders.push(root);
    const extension = load();
    const api = await extension.activate({ subscriptions: [] });
    await api.open({});
    const client = api.client();
    expect(client.initializeResult.serverInfo.name).toBe("agent-relay");
    expect(JSON.parse(readFileSync(join(root, "words.json"), "utf8"))).toEqual(["lsp", "--stdio", expect.stringMatching(/^--clientProcessId=\d+$/u)]);
    await extension.deactivate();
    expect(client.state).toBe(1);
    expect(state.shown).toEqual([]);
  });

  test("looks for the program in the setting, the workspace and PATH, and says where there is none", async () => {
    const root = makeFolder({ "bin/agent-relay": "#!/bin/sh\n", "other/relay.js": "" });
    const script = serverScript(root);
    const { state, load } = installed();
    const extension = load();
    const { findServer } = await extension.activate({ subscriptions: [] });
    const env = { PATH: ["relative", join(root, "none"), join(root, "bin")].join(delimiter) };
    const find = (setting: string, folders: readonly string[], found: object = env): unknown => findServer({ setting, folders, env: found, platform: "linux" });
    expect(find("", [root])).toBe(script);
    expect(find("", [join(root, "none")])).toBe(join(root, "bin/agent-relay"));
    expect(find("./other/relay.js", [root])).toBe(join(root, "other/relay.js"));
    expect(find("agent-relay", [root])).toBe(join(root, "bin/agent-relay"));
    expect(find("./gone", [root])).toBeUndefined();
    expect(find("", [], {})).toBeUndefined();
    const windows = findServer({ setting: "", folders: [], env: { Path: `C:relative;${root}` }, platform: "win32" });
    expect(windows).toBeUndefined();
    writeFileSync(join(root, "agent-relay.cmd"), "");
    expect(findServer({ setting: "", folders: [], env: { Path: `C:relative;${root}` }, platform: "win32" })).toBe(script);
    state.settings["path"] = "/no/such/program";
    await (await extension.activate({ subscriptions: [] })).open({});
    expect(state.shown).toEqual([expect.stringContaining("cannot find the program")]);
    expect(existsSync(script)).toBe(true);
  });

  test("says once that there is no program, however many files are opened, and again where a restart is asked for", async () => {
    const { state, load } = installed();
    state.settings["path"] = "/no/such/program";
    const extension = load();
    const { open, restart } = await extension.activate({ subscriptions: [] });
    for (let file = 0; file < 3; file += 1) await open({});
    expect(state.shown).toHaveLength(1);
    await restart();
    expect(state.shown).toHaveLength(2);
  });

  test("is not tried again with each file where it cannot be started, but where a restart is asked for", async () => {
    const root = makeFolder({ "broken.js": 'require("fs").appendFileSync("tries.txt", "x"); process.exit(3);' });
    const script = serverScript(root);
    const { state, load } = installed();
    state.folders.push(root);
    state.settings["path"] = join(root, "broken.js");
    const extension = load();
    const { open, restart, client } = await extension.activate({ subscriptions: [] });
    for (let file = 0; file < 3; file += 1) await open({});
    expect(readFileSync(join(root, "tries.txt"), "utf8")).toBe("x");
    expect(client()).toBeUndefined();
    state.settings["path"] = script;
    await restart();
    expect(client().initializeResult.serverInfo.name).toBe("agent-relay");
    await extension.deactivate();
  });
});
