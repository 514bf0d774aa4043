/** What a program in a script language writes or runs: a path (absent where it is not known), or the text of a shell command. */
export interface CodeWrite {
  readonly path?: string;
  readonly below?: boolean;
  readonly command?: string;
}
