import { compress, tar, unzip, zip } from "./archive.ts";
import type { Handler } from "./call.ts";
import { changeMode, diskDump, makeFolders, remove, splitFile, windowsCommand, writesOperands } from "./change.ts";
import { copy, install, link, move, synchronise } from "./copy.ts";
import { awk, perl, ruby, sd, sed, yq } from "./edit-in-place.ts";
import { lineEditor, vim } from "./editors.ts";
import { find, listMatches, xargs } from "./find-files.ts";
import { formats, ruff } from "./format-code.ts";
import { git } from "./git.ts";
import { curl, tee, wget, writesOption } from "./output-file.ts";
import { cargo, go, nodePackages, pythonPackages, verbFormatter } from "./packages.ts";
import { applyPatch, patch } from "./patch.ts";
import { cmdlet, webRequest } from "./powershell.ts";
import { cat, echo, list, namePart, printFolder, printFormat } from "./print.ts";
import { cmd, interpreter, powershell, shell, switchUser } from "./shells.ts";
import { command, env, packageRunner, runsRest, runsText, script } from "./wrappers.ts";

const compiler = writesOption(["o"], { valued: "oIDLlUx", leading: false });
const inPlace = formats({ needs: ["-i", "--inplace"], valued: "" });
const written = formats({ needs: ["-w", "--write"] });
const plainFormatter = formats({ unless: ["--check", "--diff", "-c", "--check-only"], whole: true });

/** Programs by their names, in lower case; several names share what they do. */
const HANDLERS: readonly (readonly [names: string, handler: Handler])[] = [
  ["cp scp gcp", copy],
  ["mv gmv", move],
  ["ln", link],
  ["install ginstall", install],
  ["rsync", synchronise],
  ["rm grm", remove],
  ["del erase rd md copy move ren rename-file xcopy", windowsCommand],
  ["rmdir unlink shred mkfifo dos2unix unix2dos", writesOperands({ valued: "n" })],
  ["touch", writesOperands({ valued: "drt", long: ["date", "reference", "time"] })],
  ["truncate", writesOperands({ valued: "sr", long: ["size", "reference"] })],
  ["mkdir", makeFolders],
  ["chmod chown chgrp", changeMode],
  ["dd", diskDump],
  ["split", splitFile],
  ["sed gsed", sed],
  ["awk gawk mawk nawk", awk],
  ["perl", perl],
  ["ruby", ruby],
  ["yq", yq],
  ["sd", sd],
  ["tee sponge", tee],
  ["sort", writesOption(["o", "output"], { valued: "oktSTbc", long: ["output", "key", "field-separator"] })],
  ["curl", curl],
  ["wget", wget],
  ["gcc g++ cc c++ clang clang++ rustc ld as pandoc tsx-build protoc", compiler],
  ["openssl", writesOption(["out"], { long: ["out"] })],
  ["tar bsdtar gtar", tar],
  ["unzip", unzip],
  ["zip", zip],
  ["gzip gunzip bzip2 bunzip2 xz unxz zstd unzstd", compress],
  ["git", git],
  ["patch", patch],
  ["apply_patch applypatch", applyPatch],
  ["find gfind", find],
  ["xargs gxargs parallel", xargs],
  ["grep egrep fgrep rg ag fd fdfind", listMatches],
  ["echo write-output", echo],
  ["printf", printFormat],
  ["cat", cat],
  ["pwd", printFolder],
  ["ls", list],
  ["dirname basename realpath", namePart],
  ["ed red", lineEditor],
  ["ex vi vim nvim", vim],
  ["bash sh zsh dash ksh ash fish", shell],
  ["su runuser", switchUser],
  ["powershell pwsh", powershell],
  ["cmd", cmd],
  ["python py python3 pypy node nodejs bun deno php tsx", interpreter],
  ["env", env],
  ["command builtin", command],
  ["sudo doas", runsRest({ valued: "ugpCDhrTtU", long: ["user", "group", "prompt", "chdir"] })],
  ["nohup setsid exec unbuffer caffeinate busybox time gtime", runsRest({ valued: "afo" })],
  ["timeout gtimeout", runsRest({ valued: "ks", long: ["kill-after", "signal"] }, 1)],
  ["nice ionice chrt", runsRest({ valued: "nc", long: ["adjustment", "class"] })],
  ["stdbuf", runsRest({ valued: "ioe", long: ["input", "output", "error"] })],
  ["strace ltrace", runsRest({ valued: "oepsP" })],
  ["flock", runsRest({ valued: "wEc" }, 1)],
  ["watch", runsText({ valued: "n", long: ["interval"] })],
  ["script", script],
  ["npx bunx uvx pipx", packageRunner],
  ["npm pnpm yarn", nodePackages],
  ["poetry uv", pythonPackages],
  ["cargo", cargo],
  ["go", go],
  ["prettier", written],
  ["gofmt goimports shfmt gofumpt", written],
  ["eslint stylelint oxlint", formats({ needs: ["--fix"], valued: "cfo", long: ["config", "format", "ext"] })],
  ["biome", formats({ needs: ["--write", "--fix", "--apply"], verbs: ["check", "format", "lint"], whole: true })],
  ["black isort autoflake rustfmt oxfmt", plainFormatter],
  ["autopep8 clang-format", inPlace],
  ["rubocop", formats({ needs: ["-a", "-A", "--autocorrect", "--autocorrect-all"], whole: true })],
  ["ruff", ruff],
  ["terraform tofu dart mix", verbFormatter],
  ["set-content add-content clear-content out-file tee-object export-csv export-clixml new-item set-item sc ac ni clc remove-item ri", cmdlet],
  ["move-item rename-item mi rni copy-item cpi", cmdlet],
  ["invoke-webrequest invoke-restmethod iwr irm", webRequest],
];

let handlers: ReadonlyMap<string, Handler> | undefined;

/** Finds what notes the writes of a program; undefined for one that writes nothing or that we do not know. */
export function findHandler(name: string): Handler | undefined {
  handlers ??= new Map(HANDLERS.flatMap(([names, handler]) => names.split(" ").map((each) => [each, handler] as const)));
  return handlers.get(name);
}
