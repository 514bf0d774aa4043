import { reportJson } from "./json.ts";
import type { Report } from "./report.ts";
import { reportGithub } from "./github.ts";
import { reportJunit } from "./junit.ts";
import { reportSarif } from "./sarif.ts";
import { reportText } from "./text.ts";

/** The forms in which `check` can report; one file each in this folder. */
export const REPORT_FORMATS = ["text", "json", "sarif", "github", "junit"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Every report by its format. */
export const REPORTS: Readonly<Record<ReportFormat, Report>> = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
  junit: reportJunit,
};
