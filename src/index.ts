export { assembleReport } from './assemble.ts';
export { againstBaseline, failuresOf, unknownsOf } from './audit/baseline.ts';
export { type AskedFramework, askedFrameworks } from './audit/frameworks.ts';
export { unusedSuppressions } from './audit/unused.ts';
export { type AuditOptions, audit, auditor, type ScopeAudit } from './audit.ts';
export type {
  Actual,
  ControlResult,
  Evidence,
  Finding,
  FindingResource,
  FrameworkResult,
  Gap,
  KnownFailure,
  Remediation,
  Report,
  ScopeSummary,
  Severity,
  Status,
  Summary,
  Suppression,
  Undecided,
} from './model/finding.ts';
export { FRAMEWORKS, type FrameworkId } from './model/frameworks.ts';
export { Inventory, type InventorySource, type Table } from './model/inventory.ts';
export type { Location } from './model/location.ts';
export type { Scope, SourceKind } from './model/scope.ts';
export { TYPES, type TypeName } from './model/types.ts';
export { Collection, type ReasonCode, type Resource, Unknown } from './model/value.ts';
export { type Baseline, formatBaseline, readBaseline } from './policy/baseline.ts';
export { EMPTY_POLICY, type Policy, readPolicy } from './policy/policy.ts';
export { FOLDER_REPORTERS, FORMATS, type Format, REPORTERS } from './report/formats.ts';
export type { FolderReporter, ReportContext, ReportedRule, Reporter } from './report/reporter.ts';
export { loadPlainRules as loadBuiltinRules } from './rule/builtin.ts';
export { loadRules } from './rule/load.ts';
export type { Condition, Param, Rule, RuleTest } from './rule/rule.ts';
export { type RuleTestResult, testRule } from './rule/test.ts';
export { type SelectedRule, type Selection, selectRules } from './select.ts';
export { loadOffline, type OfflineOptions } from './source/offline.ts';
export { loadRecorded } from './source/recorded.ts';
export type { Loaded } from './source/source.ts';
export { type Mistake, type Position, UserError } from './util/errors.ts';
export { VERSION } from './version.ts';
