import { Console } from "node:console";
import { createConnection, DidChangeWatchedFilesNotification, ProposedFeatures } from "vscode-languageserver/node";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { CommandIo } from "../io.ts";
import { answerRequests } from "./answer-requests.ts";
import { initializeResult, readClientFacts, WATCHED } from "./capabilities.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { createSettingsCache } from "./folder-settings.ts";
import { createHistoryKeeper } from "./history-keeper.ts";
import type { LspScene } from "./lsp-scene.ts";
import { createOpenDocuments } from "./open-documents.ts";
import { openStreams } from "./open-streams.ts";
import { chooseEncoding, type PositionEncoding } from "./position-encoding.ts";

/**
 * Serves an editor over standard input and output. The process ends as the protocol wants it: with 0 after `shutdown` and `exit`, with 1 where `exit` or the end of the input comes without
 * one, or the editor is gone. Never gives back control.
 */
export async function serveLsp(io: CommandIo): Promise<number> {
  // What a settings file in TypeScript prints may not come between messages.
  globalThis.console = new Console(process.stderr, process.stderr);
  const rules = await io.loadRules();
  const connection = createConnection(ProposedFeatures.all, ...openStreams(io));
  let encoding: PositionEncoding = "utf-16";
  let client = readClientFacts({});
  const complain = (sentence: string): void => connection.console.warn(redactSecrets(sentence.trim()));
  const fail = (error: unknown): void => connection.console.error(redactSecrets(`Unexpected fault: ${error instanceof Error ? error.message : String(error)}`));
  const settings = createSettingsCache(io, rules, complain);
  const history = createHistoryKeeper(() => Date.now());
  const documents = createOpenDocuments(() => encoding);
  const scene: LspScene = { io, rules, documents, encoding: () => encoding, settingsOf: (folder) => settings.of(folder), history: () => history.now() };
  const diagnostics = createDiagnostics(scene, { publish: (params) => void connection.sendDiagnostics(params), fail });
  const diskChanged = (): void => {
    settings.forget();
    history.forget();
    diagnostics.later();
  };

  connection.onInitialize(({ capabilities }) => {
    encoding = chooseEncoding(capabilities.general?.positionEncodings);
    client = readClientFacts(capabilities);
    return initializeResult(io.version, encoding);
  });
  connection.onInitialized(() => {
    if (client.watchesFiles) connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED }).catch(fail);
  });
  connection.onDidOpenTextDocument(({ textDocument }) => {
    documents.open(textDocument);
    diskChanged();
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    documents.change(textDocument, contentChanges);
    diagnostics.later();
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    documents.close(textDocument.uri);
    diagnostics.clear(textDocument.uri);
    diskChanged();
  });
  connection.onDidSaveTextDocument(diskChanged);
  connection.onDidChangeWatchedFiles(diskChanged);
  connection.onDidChangeConfiguration(diskChanged);
  answerRequests({ connection, scene, diagnostics, client: () => client, fail });
  connection.onShutdown(() => diagnostics.stop());
  connection.listen();
  return new Promise(() => {});
}
