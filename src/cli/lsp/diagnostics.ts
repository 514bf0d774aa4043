import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createTextCheck, type TextCheck } from "./check-document.ts";
import { toLspDiagnostic } from "./lsp-diagnostic.ts";
import type { LspScene } from "./lsp-scene.ts";
import type { OpenDocument } from "./open-documents.ts";

/** How long nothing has to be typed before a file is checked again. */
const QUIET_MS = 150;
/** A large file is checked after a pause of this many times its last check, so that typing goes on; never longer than `LONGEST_MS`. */
const PATIENCE = 3;
const LONGEST_MS = 3000;

/** Findings of the open files, kept up with what is typed. */
export interface Diagnostics {
  /** Checks all open files soon: the one that changed, and those that may speak of it. */
  later(): void;
  /** Takes the findings of a file that was closed away. */
  clear(uri: string): void;
  /** The findings of a version of a file, and the check they came from; looked for once between two changes. */
  of(document: OpenDocument): Promise<DocumentFindings>;
  stop(): void;
}

/** What was found in one version of a file. */
export interface DocumentFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly check: TextCheck;
}

/** Where findings go, and faults of ours. */
export interface DiagnosticsOut {
  readonly publish: (params: PublishDiagnosticsParams) => void;
  readonly fail: (error: unknown) => void;
}

/** Creates the keeper of findings. Only the last version of a file is ever published. */
export function createDiagnostics(scene: LspScene, { publish, fail }: DiagnosticsOut): Diagnostics {
  let timer: NodeJS.Timeout | undefined;
  let lastMs = 0;
  let since: number | undefined;
  let round = 0;
  const published = new Map<string, string>();
  const kept = keepFindings(scene);
  const publishOne = async (document: OpenDocument): Promise<void> => {
    const { diagnostics } = await kept.of(document);
    if (scene.documents.get(document.uri) !== document) return;
    const params = { uri: document.uri, version: document.version, diagnostics: diagnostics.map((found) => toLspDiagnostic(found, document.places)) };
    const told = JSON.stringify(params);
    if (published.get(document.uri) === told) return;
    published.set(document.uri, told);
    publish(params);
  };
  const run = async (): Promise<void> => {
    const own = (round += 1);
    const began = Date.now();
    since = undefined;
    for (const document of scene.documents.all()) {
      if (own !== round) return;
      if (document.kind === undefined) continue;
      await publishOne(document).catch(fail);
      lastMs = Date.now() - began;
      // What was typed meanwhile is read before the next file.
      await new Promise(setImmediate);
    }
  };
  return {
    later() {
      clearTimeout(timer);
      kept.forget();
      since ??= Date.now();
      const left = LONGEST_MS - (Date.now() - since);
      timer = setTimeout(() => void run(), Math.max(0, Math.min(Math.max(QUIET_MS, lastMs * PATIENCE), left)));
    },
    clear(uri) {
      if (published.delete(uri)) publish({ uri, diagnostics: [] });
    },
    of: (document) => kept.of(document),
    stop: () => clearTimeout(timer),
  };
}

/** What was found stays so until something changes: actions are asked for at each step of the cursor. */
function keepFindings(scene: LspScene): { of(document: OpenDocument): Promise<DocumentFindings>; forget(): void } {
  let known = new WeakMap<OpenDocument, Promise<DocumentFindings>>();
  const find = async (document: OpenDocument): Promise<DocumentFindings> => {
    const check = await createTextCheck(scene, document);
    return { diagnostics: check(document.text), check };
  };
  return {
    of(document) {
      const findings = known.get(document) ?? find(document);
      known.set(document, findings);
      return findings;
    },
    forget: () => void (known = new WeakMap()),
  };
}
