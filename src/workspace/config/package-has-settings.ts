/** Name of the file in which packages of npm tell about themselves. */
export const PACKAGE_FILE = "package.json";

/** Key of `package.json` that holds settings. */
export const PACKAGE_KEY = "agent-relay";

/** Whether the bytes of a `package.json` hold settings of ours; of one that is broken, whether it looks so. */
export function packageHasSettings(content: Buffer): boolean {
  // Cheap, and enough for nearly all: this is asked in every folder upwards.
  if (!content.includes(`"${PACKAGE_KEY}"`)) return false;
  const text = content.toString("utf8");
  try {
    const value: unknown = JSON.parse(text.replace(/^\u{feff}/u, ""));
    return typeof value === "object" && value !== null && Object.hasOwn(value, PACKAGE_KEY);
  } catch {
    return /"agent-relay"\s*:\s*\{/u.test(text);
  }
}
