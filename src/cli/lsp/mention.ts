import type { Range } from "../../diagnostic/range.ts";
import type { Decision } from "../../protocol/decisions/model.ts";
import type { Criterion, Task } from "../../protocol/handoff/model.ts";
import type { Owner } from "../../protocol/owner.ts";
import type { ProjectView, ViewedFile } from "./project-view.ts";

/** What stands at a place of a file: something the protocol knows, with where it is defined. `range` is the mention itself. */
export type Mention = { readonly range: Range; readonly view: ProjectView } & (
  | { readonly kind: "task"; readonly task: Task; readonly file: ViewedFile }
  | { readonly kind: "criterion"; readonly criterion: Criterion; readonly file: ViewedFile }
  | { readonly kind: "decision"; readonly decision: Decision; readonly file: ViewedFile }
  | { readonly kind: "owner"; readonly owner: Owner }
  | { readonly kind: "project"; readonly file: ViewedFile }
  | { readonly kind: "path"; readonly path: string; readonly line: number }
);
