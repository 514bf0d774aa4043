import type { Location } from "vscode-languageserver/node";
import type { Range } from "../../diagnostic/range.ts";
import { unreachable } from "../../util/unreachable.ts";
import { uriOfPath } from "./document-uri.ts";
import type { Mention } from "./mention.ts";
import type { ViewedFile } from "./project-view.ts";

/** Says where a mention is defined: a task or decision in its file, a project's handoff, a file at its line. An owner is defined nowhere. */
export function definitionOf(mention: Mention): Location | undefined {
  switch (mention.kind) {
    case "task":
      return locate(mention.file, mention.task.idRange ?? mention.task.lineRange);
    case "criterion":
      return locate(mention.file, { start: mention.criterion.range.start, end: mention.criterion.range.start });
    case "decision":
      return locate(mention.file, mention.decision.id?.range ?? { start: mention.decision.range.start, end: mention.decision.range.start });
    case "project":
      return locate(mention.file, { start: 0, end: 0 });
    case "path": {
      const place = { line: Math.max(0, mention.line - 1), character: 0 };
      return { uri: uriOfPath(mention.path), range: { start: place, end: place } };
    }
    case "owner":
      return undefined;
    default:
      return unreachable(mention);
  }
}

function locate({ uri, places }: ViewedFile, range: Range): Location {
  return { uri, range: places.rangeOf(range) };
}
