/** Commands that only look, build or test. Of git and the package managers just these verbs. */
const PLAIN =
  /^(?:(?:ls|cat|head|tail|grep|rg|wc|pwd|which|true|cd|stat|du|diff|tsc|pytest|mypy|jest|vitest|make|date|whoami)|git (?:status|diff|log|show|branch|add|commit|push|fetch|rev-parse|ls-files|blame)|(?:npm|pnpm|yarn|bun) (?:test|run|ci|ls|t)|npx (?:tsc|vitest|jest)|cargo (?:test|build|check)|go (?:test|vet))(?= |$)/;

/** Words without any sign that means something to a shell, and plain strings in quotes. */
const WORDS = /^(?:[\w ./=:,@%+-]|"[^"$`\\]*"|'[^']*')*$/;

/**
 * Whether a command is seen at a glance to write nothing, so that the code that reads commands need not be loaded: the hook runs before every tool, and most commands are of this kind.
 * Errs on the side of no.
 */
export function isPlainlyHarmless(command: string): boolean {
  if (command.length > 500 || command.includes("\n") || / -o|--output/.test(command)) return false;
  return command
    .replace(/ 2>&1(?= |$)/, "")
    .split(/ (?:&&|\|\||\|) |; /)
    .every((part) => PLAIN.test(part.trim()) && WORDS.test(part));
}
