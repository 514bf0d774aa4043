import {
  type CancellationToken,
  CodeActionTriggerKind,
  type Connection,
  type DocumentSymbol,
  LSPErrorCodes,
  ResponseError,
  type Hover,
  type Location,
  type Position,
  type SymbolInformation,
} from "vscode-languageserver/node";
import type { ClientFacts } from "./capabilities.ts";
import { codeActionsOf } from "./code-actions.ts";
import { completionsAt } from "./completion.ts";
import { definitionOf } from "./definition.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { findMention } from "./find-mention.ts";
import { foldingOf } from "./folding.ts";
import { describeMention } from "./hover.ts";
import { withoutMarks } from "./hover-text.ts";
import type { LspScene } from "./lsp-scene.ts";
import type { Mention } from "./mention.ts";
import type { OpenDocument } from "./open-documents.ts";
import { type DocumentView, viewOf } from "./project-view.ts";
import { referencesOf } from "./references.ts";
import { symbolsOf } from "./symbols.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";

/** What requests are answered from. */
export interface Answering {
  readonly connection: Connection;
  readonly scene: LspScene;
  readonly diagnostics: Diagnostics;
  readonly client: () => ClientFacts;
  readonly fail: (error: unknown) => void;
}

/** Answers the client's requests; about files that are not open or none of the protocol's the answer is null, and so it is where we fail. */
export function answerRequests({ connection, scene, diagnostics, client, fail }: Answering): void {
  const about = createAbout(scene, fail);
  const mentionAt = (view: DocumentView, position: Position): Promise<Mention | undefined> => findMention(scene, view, view.own.places.offsetAt(position));

  connection.onHover(({ textDocument, position }, token) =>
    about(textDocument, token, async (view) => {
      const mention = await mentionAt(view, position);
      return mention ? hoverOf(mention, view, { now: scene.io.now(), markdown: client().markdownHover }) : null;
    }),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    about(textDocument, token, async (view): Promise<Location | null> => {
      const mention = await mentionAt(view, position);
      return (mention && definitionOf(mention)) ?? null;
    }),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    about(textDocument, token, async (view) => {
      const mention = await mentionAt(view, position);
      return mention ? [...referencesOf(mention, view.own, context.includeDeclaration)] : null;
    }),
  );
  connection.onCompletion(({ textDocument, position }, token) => about(textDocument, token, (view) => completionsAt(view, view.own.places.offsetAt(position))));
  connection.onDocumentSymbol(({ textDocument }, token) =>
    about(textDocument, token, (view, { uri }): DocumentSymbol[] | SymbolInformation[] =>
      client().nestedSymbols ? symbolsOf(view.own) : flat(symbolsOf(view.own), uri),
    ),
  );
  connection.onFoldingRanges(({ textDocument }, token) => about(textDocument, token, (view) => foldingOf(view.own)));
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    about(textDocument, token, async (view, document) => {
      const offsets = { start: document.places.offsetAt(range.start), end: document.places.offsetAt(range.end) };
      const { only, triggerKind } = context;
      const request = { range: offsets, only, automatic: triggerKind === CodeActionTriggerKind.Automatic, versioned: client().versionedEdits };
      return codeActionsOf(document, view.own, { findings: await diagnostics.of(document), request });
    }),
  );
}

type Answered<Answer> = Answer | null | ResponseError;
type About = <Answer>(
  file: { readonly uri: string },
  token: CancellationToken,
  ask: (view: DocumentView, document: OpenDocument) => Answer | Promise<Answer>,
) => Promise<Answered<Answer>>;

function createAbout(scene: LspScene, fail: (error: unknown) => void): About {
  return async ({ uri }, token, ask) => {
    // A request that is taken back at once is read before it is answered.
    await new Promise(setImmediate);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "Taken back");
    try {
      const document = scene.documents.get(uri);
      const view = document && (await viewOf(scene, document));
      return document && view ? await ask(view, document) : null;
    } catch (error) {
      fail(error);
      return null;
    }
  };
}

function hoverOf(mention: Mention, { own }: DocumentView, { now, markdown }: { readonly now: string; readonly markdown: boolean }): Hover | null {
  const value = redactSecrets(describeMention(mention, now));
  if (value === "") return null;
  const contents = markdown ? ({ kind: "markdown", value } as const) : ({ kind: "plaintext", value: withoutMarks(value) } as const);
  return { contents, range: own.places.rangeOf(mention.range) };
}

function flat(symbols: readonly DocumentSymbol[], uri: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [{ name, kind, location: { uri, range } }, ...flat(children, uri)]);
}
