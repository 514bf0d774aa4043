import { expect, test } from "vitest";
import { cacheFolder } from "../../src/launcher/cache-folder.ts";

const CASES = [
  ["below HOME", { HOME: "/home/ada" }, "linux", "/home/ada/.cache/agent-relay/code/b1"],
  ["in XDG_CACHE_HOME", { HOME: "/home/ada", XDG_CACHE_HOME: "/var/cache/ada" }, "linux", "/var/cache/ada/agent-relay/code/b1"],
  ["nowhere without HOME", {}, "linux", undefined],
  ["nowhere for a relative folder", { HOME: "ada" }, "linux", undefined],
  ["nowhere when it is off", { HOME: "/home/ada", AGENT_RELAY_CODE_CACHE: "off" }, "linux", undefined],
  ["in LOCALAPPDATA on Windows", { HOME: "/home/ada", LOCALAPPDATA: "/users/ada/local" }, "win32", "/users/ada/local/agent-relay/code/b1"],
] as const;

test.each(CASES)("the code cache lies %s", (_, env, platform, folder) => {
  expect(cacheFolder({ env, platform, build: "b1" })).toBe(folder);
});
