"use strict";

const { existsSync, readFileSync, realpathSync, statSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

/** The files of the protocol, in the names that agents and people give them. */
const SELECTOR = [{ scheme: "file", language: "markdown", pattern: "**/{AGENT-HANDOFF,AGENT_HANDOFF,HANDOFF,DECISIONS,CLAUDE,AGENTS,GEMINI,*_REVIEW}.md" }];

/** The server's client, while it runs. */
let client;
/** Whether the person has been told that there is none: files that are opened start nothing then. */
let told = false;

/** Starts the server with the first file of the protocol that is opened. */
async function activate(context) {
  const open = async (document) => {
    if (!told && vscode.languages.match(SELECTOR, document) > 0) await start();
  };
  context.subscriptions.push(vscode.commands.registerCommand("agentRelay.restart", restart));
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => void open(document)));
  for (const document of vscode.workspace.textDocuments) await open(document);
  return { findServer, open, restart, client: () => client };
}

async function deactivate() {
  const running = client;
  client = undefined;
  try {
    await running?.stop();
  } catch {
    // One that never came up, or is gone, needs no goodbye.
  }
}

async function restart() {
  await deactivate();
  told = false;
  await start();
}

async function start() {
  if (client) return;
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const server = findServer({
    setting: vscode.workspace.getConfiguration("agentRelay").get("path") ?? "",
    folders,
    env: process.env,
    platform: process.platform,
  });
  if (!server) {
    told = true;
    void vscode.window.showWarningMessage(
      "AgentRelay: cannot find the program `agent-relay`. Install it in the workspace or globally, or set `agentRelay.path`.",
    );
    return;
  }
  const fresh = new LanguageClient("agentRelay", "AgentRelay", serverOptions(server, folders[0]), { documentSelector: SELECTOR });
  client = fresh;
  try {
    await fresh.start();
  } catch {
    // The client has said why.
    told = true;
    if (client === fresh) client = undefined;
  }
}

/** A script runs in the Node of the editor, so that no shell and no other Node is needed; anything else is started as it is. */
function serverOptions(server, cwd) {
  const options = cwd === undefined ? {} : { cwd };
  if (isScript(server)) return { module: server, args: ["lsp"], transport: TransportKind.stdio, options };
  return { command: server, args: ["lsp"], transport: TransportKind.stdio, options: { ...options, shell: false } };
}

/** Finds the program: what the setting says, else that of the workspace's folders, else that of PATH; undefined where there is none. */
function findServer({ setting, folders, env, platform }) {
  if (setting !== "") return setting.includes("/") || setting.includes("\\") ? fromSetting(setting, folders) : fromPath(setting, { env, platform });
  const own = folders.map((folder) => packageScript(path.join(folder, "node_modules", "agent-relay"))).find(Boolean);
  return own ?? fromPath("agent-relay", { env, platform });
}

function fromSetting(setting, folders) {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? "";
  const written = setting.startsWith("~/") ? path.join(home, setting.slice(2)) : setting;
  return [...folders, process.cwd()].map((folder) => path.resolve(folder, written)).find(isFile);
}

function fromPath(name, { env, platform }) {
  const folders = (env.PATH ?? env.Path ?? "").split(platform === "win32" ? ";" : ":").filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    // What npm puts into PATH on Windows is a batch file, which only a shell could start; the script it calls lies beside it.
    const found =
      platform === "win32"
        ? existsSync(path.join(folder, `${name}.cmd`)) && packageScript(path.join(folder, "node_modules", name))
        : linked(path.join(folder, name));
    if (found) return found;
  }
  return undefined;
}

/** The script that a package names as its program. */
function packageScript(folder) {
  try {
    const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const script = path.join(folder, typeof bin === "string" ? bin : bin["agent-relay"]);
    return isFile(script) ? script : undefined;
  } catch {
    return undefined;
  }
}

function linked(file) {
  if (!isFile(file)) return undefined;
  const real = realpathSync(file);
  return isScript(real) ? real : file;
}

function isScript(file) {
  return /\.[cm]?js$/u.test(file);
}

function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

module.exports = { activate, deactivate };
