/** The project of a run: where its handoff and the index that names it lie. Paths are absolute; `OpenProject` of the commands fits. */
export interface BridgeProject {
  /** As the index names it. */
  readonly name: string;
  readonly folder: string;
  /** The handoff file. */
  readonly file: string;
  /** The workspace whose index names it, where there is one. */
  readonly workspace?: { readonly file: string };
}
