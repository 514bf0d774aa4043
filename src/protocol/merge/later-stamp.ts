import { parseStamp } from "../parse-stamp.ts";
import type { Sides } from "./model.ts";

/** Gives the later of two stamps; ours where both are of one time; `undefined` where one of them cannot be understood. */
export function laterStamp({ ours, theirs }: Sides<string>): string | undefined {
  const ourTime = parseStamp(ours).at;
  const theirTime = parseStamp(theirs).at;
  if (ourTime === undefined || theirTime === undefined) return undefined;
  return theirTime > ourTime ? theirs : ours;
}
