import type { ClientCapabilities, FileSystemWatcher, InitializeResult } from "vscode-languageserver/node";
import { FIX_ALL } from "./code-actions.ts";
import type { PositionEncoding } from "./position-encoding.ts";

/** Files whose change on disk may change what is found in open ones; the client watches them, not this program. */
export const WATCHED: FileSystemWatcher[] = [
  "**/{AGENT-HANDOFF,AGENT_HANDOFF,HANDOFF,DECISIONS,CLAUDE,AGENTS,GEMINI,*_REVIEW}.md",
  "**/agent-relay.config.*",
  "**/package.json",
].map((globPattern) => ({ globPattern }));

/** What a client can do that answers depend on. */
export interface ClientFacts {
  readonly markdownHover: boolean;
  readonly versionedEdits: boolean;
  readonly nestedSymbols: boolean;
  readonly watchesFiles: boolean;
}

/** Reads what counts from a client's capabilities; what is absent it cannot do. */
export function readClientFacts({ textDocument, workspace }: ClientCapabilities): ClientFacts {
  return {
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
  };
}

/** Tells a client what this server answers. */
export function initializeResult(version: string, positionEncoding: PositionEncoding): InitializeResult {
  return {
    serverInfo: { name: "agent-relay", version },
    capabilities: {
      positionEncoding,
      textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      completionProvider: { triggerCharacters: ["|", ":", "(", " ", "#", "-"] },
      codeActionProvider: { codeActionKinds: ["quickfix", FIX_ALL] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
