import { parseArgs } from "./args.ts";
import type { Call } from "./call.ts";

/** `ed`, `red`: an editor that is told to write. */
export function lineEditor(call: Call): void {
  const text = call.hereText ?? call.input?.join("\n") ?? "w";
  const { operands } = parseArgs(call.words, { valued: "p" });
  if (/^(?:[^\n]*[;,$\d])?w/m.test(text)) for (const file of operands) call.write(file);
}

const SAVES = /(?:^|[\s|])(?:w|wq|x|wa|wqa|xa|up|update)!?(?:$|[\s|])/;

/** `ex`, `vim`: commands given in words that save. */
export function vim(call: Call): void {
  const plus = call.words.filter((word) => word.startsWith("+"));
  const { options, operands } = parseArgs(
    call.words.filter((word) => !word.startsWith("+")),
    { valued: "cSuiTPtWw", long: ["cmd"] },
  );
  const commands = [...(options.get("c") ?? []), ...(options.get("cmd") ?? []), ...plus.map((word) => word.slice(1)), call.hereText ?? ""];
  if (SAVES.test(commands.join("\n"))) for (const file of operands) call.write(file);
}
