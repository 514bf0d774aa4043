import { scriptAwaitWrapped } from "./script-await-wrapped.ts";
import { scriptBuildAbsent } from "./script-build-absent.ts";
import { scriptChannelsFew } from "./script-channels-few.ts";
import { scriptExportRuns } from "./script-export-runs.ts";
import { scriptFanoutAbsent } from "./script-fanout-absent.ts";
import { scriptFilterAbsent } from "./script-filter-absent.ts";
import { scriptImportPackage } from "./script-import-package.ts";
import { scriptMainAbsent } from "./script-main-absent.ts";
import { scriptPatternKnown } from "./script-pattern-known.ts";
import { scriptRendererAbsent } from "./script-renderer-absent.ts";
import { scriptRequireAbsent } from "./script-require-absent.ts";
import type { ScriptRule } from "./script-rule.ts";
import { scriptRunCalled } from "./script-run-called.ts";
import { scriptVerificationKnown } from "./script-verification-known.ts";

/** Every rule of workflows' scripts, in the order of their names; `lintScript` runs them. */
export const SCRIPT_RULES: readonly ScriptRule[] = [
  scriptAwaitWrapped,
  scriptBuildAbsent,
  scriptChannelsFew,
  scriptExportRuns,
  scriptFanoutAbsent,
  scriptFilterAbsent,
  scriptImportPackage,
  scriptMainAbsent,
  scriptPatternKnown,
  scriptRendererAbsent,
  scriptRequireAbsent,
  scriptRunCalled,
  scriptVerificationKnown,
];
