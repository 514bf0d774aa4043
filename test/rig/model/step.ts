/** How a reply is slowed down, in milliseconds: before its first byte, and between its pieces. */
export interface Pace {
  readonly delayMs?: number;
  readonly chunkMs?: number;
}

/** What the scripted model does in one turn, in words that hold for every host; the server turns it into the tools the host offered. */
export type Step = Pace &
  (
    | { readonly kind: "say"; readonly text: string }
    | { readonly kind: "write"; readonly path: string; readonly content: string }
    | { readonly kind: "shell"; readonly command: string }
    | { readonly kind: "patch"; readonly patch: string }
    | { readonly kind: "call"; readonly tool: string; readonly args: Readonly<Record<string, unknown>> }
    | { readonly kind: "custom"; readonly tool: string; readonly input: string }
    | { readonly kind: "fail"; readonly status: number; readonly message: string }
  );

/** The model says something and ends its turn. */
export function say(text: string, pace: Pace = {}): Step {
  return { kind: "say", text, ...pace };
}

/** The model writes a whole file with the host's own tool for it. */
export function write(path: string, content: string, pace: Pace = {}): Step {
  return { kind: "write", path, content, ...pace };
}

/** The model runs a shell command with the host's own tool for it. */
export function shell(command: string, pace: Pace = {}): Step {
  return { kind: "shell", command, ...pace };
}

/** The model sends a patch, `*** Begin Patch` and all, to a host that has `apply_patch`. */
export function patch(text: string, pace: Pace = {}): Step {
  return { kind: "patch", patch: text, ...pace };
}

/** The model calls a tool by its name, whatever the host offered. */
export function call(tool: string, args: Readonly<Record<string, unknown>>, pace: Pace = {}): Step {
  return { kind: "call", tool, args, ...pace };
}

/** The server answers with an HTTP error. */
export function fail(status: number, message = "scripted error", pace: Pace = {}): Step {
  return { kind: "fail", status, message, ...pace };
}
