import { assembleReport } from '../../src/assemble.ts';
import { failuresOf } from '../../src/audit/baseline.ts';
import { unusedSuppressions } from '../../src/audit/unused.ts';
import { auditor, type ScopeAudit } from '../../src/audit.ts';
import type { Finding, KnownFailure, Report } from '../../src/model/finding.ts';
import { Inventory, type InventorySource, type Table } from '../../src/model/inventory.ts';
import type { Scope } from '../../src/model/scope.ts';
import type { TypeName } from '../../src/model/types.ts';
import type { Resource } from '../../src/model/value.ts';
import { readPolicy } from '../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { selectRules } from '../../src/select.ts';

const RULES = loadBuiltinRules();
export const NOW = new Date('2026-08-21T00:00:00Z');
export const SCOPE: Scope = {
  kind: 'recorded',
  path: 'a',
  partition: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
};

/** A DB instance with tags, or with tags that are whatever is given. */
export function database(id: string, tags: unknown = {}, more: Resource = {}): Resource {
  const isPlain = Object.getPrototypeOf(tags) === Object.prototype;
  const list = isPlain ? Object.entries(Object(tags)).map(([Key, Value]) => ({ Key, Value })) : tags;
  return {
    DBInstanceIdentifier: id,
    DBInstanceArn: `arn:aws:rds:eu-west-1:111122223333:db:${id}`,
    Engine: 'mysql',
    DBInstanceStatus: 'available',
    TagList: list,
    ...more,
  };
}

/** An account's DB instances and nothing else. */
export function instances(rows: readonly Resource[], scope: Scope = SCOPE, gap?: Table['gap']): Inventory {
  const tables = new Map<TypeName, Table>([['DBInstance', { rows, gap }]]);
  return new Inventory({ scope, tables });
}

/** The same as an inventory of a source's own making. */
export function inventoryOf(source: Omit<InventorySource, 'scope'> & { readonly scope?: Scope }): Inventory {
  return new Inventory({ ...source, scope: source.scope ?? SCOPE });
}

export interface Ran {
  readonly audits: readonly ScopeAudit[];
  readonly report: Report;
  readonly failures: readonly KnownFailure[];
  /** `rule id status severity` of every finding. */
  readonly told: readonly string[];
}

/** Judges inventories by a policy, with every verdict told. */
export function judge(policyText: string, inventories: readonly Inventory[], only: readonly string[], now = NOW): Ran {
  const policy = readPolicy('p.yaml', policyText);
  const selected = selectRules(RULES, policy, { only, skip: [] });
  const include = new Set(['pass', 'not-applicable'] as const);
  const audits = inventories.map(auditor(selected, { ...policy, now, include }));
  const unused = unusedSuppressions(policy.suppressions, selected, audits, now);
  const times = { version: '1', startedAt: now, finishedAt: now, rules: selected.length };
  const report = assembleReport(audits, { ...times, unusedSuppressions: unused });
  return { audits, report, failures: failuresOf(audits), told: report.findings.map(tell).sort() };
}

function tell({ rule, resource, status, severity }: Finding): string {
  return `${rule} ${resource.id} ${status} ${severity}`;
}
