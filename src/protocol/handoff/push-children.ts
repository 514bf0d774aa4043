import type { Section } from "../../markdown/section.ts";

/** Puts sections on a stack so that the first of them is taken first. */
export function pushChildren(stack: Section[], children: readonly Section[]): void {
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const child = children[at];
    if (child) stack.push(child);
  }
}
