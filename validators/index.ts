import type { Rule } from "../src/lint/rule.ts";
import { rule as conflictMarkers } from "./conflict-markers/rule.ts";
import { rule as criteriaCheckable } from "./criteria-checkable/rule.ts";
import { rule as criteriaIdsUnique } from "./criteria-ids-unique/rule.ts";
import { rule as criteriaMetAtDone } from "./criteria-met-at-done/rule.ts";
import { rule as criteriaPresent } from "./criteria-present/rule.ts";
import { rule as decisionAcceptedByUser } from "./decision-accepted-by-user/rule.ts";
import { rule as decisionAcceptedUntouched } from "./decision-accepted-untouched/rule.ts";
import { rule as decisionAffectsExist } from "./decision-affects-exist/rule.ts";
import { rule as decisionDatesValid } from "./decision-dates-valid/rule.ts";
import { rule as decisionIdsUnique } from "./decision-ids-unique/rule.ts";
import { rule as decisionStatusKnown } from "./decision-status-known/rule.ts";
import { rule as decisionSupersedesReciprocal } from "./decision-supersedes-reciprocal/rule.ts";
import { rule as evidenceFresh } from "./evidence-fresh/rule.ts";
import { rule as evidencePassed } from "./evidence-passed/rule.ts";
import { rule as frontMatterAgrees } from "./front-matter-agrees/rule.ts";
import { rule as handoffSingle } from "./handoff-single/rule.ts";
import { rule as handoffTooLong } from "./handoff-too-long/rule.ts";
import { rule as indexActiveSingle } from "./index-active-single/rule.ts";
import { rule as indexProjectsListed } from "./index-projects-listed/rule.ts";
import { rule as indexRowsResolve } from "./index-rows-resolve/rule.ts";
import { rule as indexRowsUnique } from "./index-rows-unique/rule.ts";
import { rule as instructionsAgree } from "./instructions-agree/rule.ts";
import { rule as instructionsImportsResolve } from "./instructions-imports-resolve/rule.ts";
import { rule as instructionsMarkersWhole } from "./instructions-markers-whole/rule.ts";
import { rule as instructionsPointToHandoff } from "./instructions-point-to-handoff/rule.ts";
import { rule as instructionsStateless } from "./instructions-stateless/rule.ts";
import { rule as linksResolve } from "./links-resolve/rule.ts";
import { rule as logAppendOnly } from "./log-append-only/rule.ts";
import { rule as logOrder } from "./log-order/rule.ts";
import { rule as markdownWithinBounds } from "./markdown-within-bounds/rule.ts";
import { rule as nextActionConcrete } from "./next-action-concrete/rule.ts";
import { rule as nextActionOpen } from "./next-action-open/rule.ts";
import { rule as nextActionPresent } from "./next-action-present/rule.ts";
import { rule as ownerKnown } from "./owner-known/rule.ts";
import { rule as ownerMatchesIndex } from "./owner-matches-index/rule.ts";
import { rule as pathsExist } from "./paths-exist/rule.ts";
import { rule as referencesKnown } from "./references-known/rule.ts";
import { rule as reviewNotOwnWork } from "./review-not-own-work/rule.ts";
import { rule as reviewVerdictAgrees } from "./review-verdict-agrees/rule.ts";
import { rule as reviewVerdictPresent } from "./review-verdict-present/rule.ts";
import { rule as scopeOfflimitsDisjoint } from "./scope-offlimits-disjoint/rule.ts";
import { rule as stampCoversContent } from "./stamp-covers-content/rule.ts";
import { rule as stampValid } from "./stamp-valid/rule.ts";
import { rule as statusAgreesWithTasks } from "./status-agrees-with-tasks/rule.ts";
import { rule as statusKnown } from "./status-known/rule.ts";
import { rule as structureComplete } from "./structure-complete/rule.ts";
import { rule as tableBroken } from "./table-broken/rule.ts";
import { rule as taskBoxValid } from "./task-box-valid/rule.ts";
import { rule as taskDependenciesAcyclic } from "./task-dependencies-acyclic/rule.ts";
import { rule as taskDependenciesKnown } from "./task-dependencies-known/rule.ts";
import { rule as taskIdsPresent } from "./task-ids-present/rule.ts";
import { rule as taskIdsUnique } from "./task-ids-unique/rule.ts";
import { rule as taskOwnerKnown } from "./task-owner-known/rule.ts";
import { rule as tasksCompletedTicked } from "./tasks-completed-ticked/rule.ts";
import { rule as tasksEvidencePresent } from "./tasks-evidence-present/rule.ts";
import { rule as tasksPendingOpen } from "./tasks-pending-open/rule.ts";
import { rule as textHiddenCharacters } from "./text-hidden-characters/rule.ts";
import { rule as textOverridePhrases } from "./text-override-phrases/rule.ts";
import { rule as textPrivatePaths } from "./text-private-paths/rule.ts";
import { rule as textSecrets } from "./text-secrets/rule.ts";

/** Every rule, in the order of their names. Made by `npm run generate` from the folders beside this file. */
export const RULES: readonly Rule[] = [
  conflictMarkers,
  criteriaCheckable,
  criteriaIdsUnique,
  criteriaMetAtDone,
  criteriaPresent,
  decisionAcceptedByUser,
  decisionAcceptedUntouched,
  decisionAffectsExist,
  decisionDatesValid,
  decisionIdsUnique,
  decisionStatusKnown,
  decisionSupersedesReciprocal,
  evidenceFresh,
  evidencePassed,
  frontMatterAgrees,
  handoffSingle,
  handoffTooLong,
  indexActiveSingle,
  indexProjectsListed,
  indexRowsResolve,
  indexRowsUnique,
  instructionsAgree,
  instructionsImportsResolve,
  instructionsMarkersWhole,
  instructionsPointToHandoff,
  instructionsStateless,
  linksResolve,
  logAppendOnly,
  logOrder,
  markdownWithinBounds,
  nextActionConcrete,
  nextActionOpen,
  nextActionPresent,
  ownerKnown,
  ownerMatchesIndex,
  pathsExist,
  referencesKnown,
  reviewNotOwnWork,
  reviewVerdictAgrees,
  reviewVerdictPresent,
  scopeOfflimitsDisjoint,
  stampCoversContent,
  stampValid,
  statusAgreesWithTasks,
  statusKnown,
  structureComplete,
  tableBroken,
  taskBoxValid,
  taskDependenciesAcyclic,
  taskDependenciesKnown,
  taskIdsPresent,
  taskIdsUnique,
  taskOwnerKnown,
  tasksCompletedTicked,
  tasksEvidencePresent,
  tasksPendingOpen,
  textHiddenCharacters,
  textOverridePhrases,
  textPrivatePaths,
  textSecrets,
];
