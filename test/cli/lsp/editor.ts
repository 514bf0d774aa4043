import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const SERVER = resolve(import.meta.dirname, "server.ts");
const TSX = pathToFileURL(resolve(import.meta.dirname, "../../../node_modules/tsx/dist/esm/index.mjs")).href;

/** A command line of the program. */
export const FROM_SOURCES: readonly string[] = ["--import", TSX, SERVER, "lsp", "--stdio"];

/** How an editor is set up; it stands in `root`. */
export interface EditorOptions {
  readonly root: string;
  readonly capabilities?: ClientCapabilities;
  readonly command?: readonly string[];
}

/** A real client of the protocol with a real server. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly child: ChildProcess;
  /** All that was published, the last one last. */
  readonly published: readonly PublishDiagnosticsParams[];
  uriOf(path: string): string;
  open(path: string, text: string, version?: number): Promise<void>;
  openUri(uri: string, text: string): Promise<void>;
  /** Gives the findings of a version, once they are published. */
  findings(path: string, version?: number): Promise<readonly Diagnostic[]>;
  findingsOfUri(uri: string, version?: number): Promise<readonly Diagnostic[]>;
  ask(method: string, path: string, params?: object): Promise<ReturnType<typeof JSON.parse>>;
  change(path: string, version: number, contentChanges: readonly object[]): Promise<void>;
  /** What came on standard error. */
  errors(): string;
  /** Says goodbye and gives the exit code. */
  quit(): Promise<number | null>;
}

/** A client that can do what most can. */
export const USUAL: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: { hover: { contentFormat: ["markdown", "plaintext"] }, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

/** Starts a server for a folder and introduces the editor to it. */
export async function openEditor({ root, capabilities = USUAL, command = FROM_SOURCES }: EditorOptions): Promise<Editor> {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { HOME: "/nonexistent", PATH: process.env["PATH"], XDG_CONFIG_HOME: "/nonexistent/config" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
  const ended = once(child, "exit") as Promise<[number | null]>;
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  onTestFinished(() => {
    connection.dispose();
    child.kill();
  });
  const published: PublishDiagnosticsParams[] = [];
  let waiting: (() => void)[] = [];
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const uriOf = (path: string): string => pathToFileURL(join(root, path)).href;
  const gone = ended.then(([code]) => Promise.reject(new Error(`The server ended with ${code}: ${errors}`)));
  gone.catch(() => {});
  const introduction: Promise<InitializeResult> = connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "root" }],
  });
  const initialized = await Promise.race([introduction, gone]);
  await connection.sendNotification("initialized", {});
  const findingsOfUri = async (uri: string, version = 1): Promise<readonly Diagnostic[]> => {
    for (;;) {
      const found = published.findLast((params) => params.uri === uri && params.version === version);
      if (found) return found.diagnostics;
      await Promise.race([new Promise<void>((wake) => waiting.push(wake)), gone]);
    }
  };
  return {
    connection,
    initialized,
    child,
    published,
    uriOf,
    open: (path, text, version = 1) =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri: uriOf(path), languageId: "markdown", version, text } }),
    openUri: (uri, text) => connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } }),
    findings: (path, version) => findingsOfUri(uriOf(path), version),
    findingsOfUri,
    ask: (method, path, params = {}) => connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: uriOf(path) }, ...params }),
    change: (path, version, contentChanges) =>
      connection.sendNotification("textDocument/didChange", { textDocument: { uri: uriOf(path), version }, contentChanges }),
    errors: () => errors,
    async quit() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      return (await ended)[0];
    },
  };
}
