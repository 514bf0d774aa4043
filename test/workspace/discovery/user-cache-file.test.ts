import { expect, test } from "vitest";
import { userCacheFile } from "../../../src/workspace/discovery/user-cache-file.ts";

test.each([
  [{ HOME: "/home/jo" }, "linux", "/home/jo/.cache/agent-relay/check/a.json"],
  [{ HOME: "/home/jo", XDG_CACHE_HOME: "/fast" }, "darwin", "/fast/agent-relay/check/a.json"],
  [{ LOCALAPPDATA: "C:\\Users\\jo\\Local", HOME: "/home/jo" }, "win32", "C:\\Users\\jo\\Local\\agent-relay\\check\\a.json"],
  [{ HOME: "/home/jo", XDG_CACHE_HOME: "relative" }, "linux", undefined],
  [{ HOME: "" }, "linux", undefined],
  [{}, "linux", undefined],
  [{ HOME: "/home/jo" }, "win32", undefined],
])("the user's cache with %j on %s is %j", (env, platform, file) => {
  expect(userCacheFile({ env, platform }, "check", "a.json")).toBe(file);
});
