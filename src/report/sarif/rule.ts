import type { Finding } from '../../model/finding.ts';
import { cut } from '../cut.ts';
import { distinct } from '../group.ts';
import type { ReportedRule } from '../reporter.ts';
import { helpOf } from './help.ts';
import { LIMITS } from './limits.ts';
import type { SarifRule } from './log.ts';
import type { Run } from './run.ts';
import { LEVELS, SCORES } from './severity.ts';

/** The rules that results of a run point into, by their place in the list. */
export interface RuleTable {
  readonly rules: readonly ReportedRule[];
  readonly indexes: ReadonlyMap<string, number>;
}

/** All rules that are known, fired or not, so that a rule looks the same in every upload; then those only findings tell of. */
export function ruleTable({ failures, unknowns }: Run, known: readonly ReportedRule[] = []): RuleTable {
  const byId = new Map<string, ReportedRule>();
  const told = [...failures, ...unknowns].map(({ finding }) => finding);
  for (const rule of [...known, ...told.map(toldBy)]) if (!byId.has(rule.id)) byId.set(rule.id, rule);
  const rules = [...byId.values()];
  return { rules, indexes: new Map(rules.map(({ id }, index) => [id, index])) };
}

/** A rule as a SARIF reporting descriptor. */
export function ruleJson(rule: ReportedRule): SarifRule {
  const { id, title, description, severity } = rule;
  return {
    id,
    name: cut(id, LIMITS.name),
    shortDescription: { text: described(title, id) },
    fullDescription: { text: described(description, title, id) },
    defaultConfiguration: { level: LEVELS[severity] },
    help: helpOf(rule),
    properties: propertiesOf(rule),
  };
}

/** Every failure is one of known values, so precision is high: what is not known is no result. */
function propertiesOf({ severity, category, tags }: ReportedRule): SarifRule['properties'] {
  const score = SCORES[severity];
  const kind = score === undefined ? { 'problem.severity': 'recommendation' } : { 'security-severity': score };
  const all = distinct([...(score === undefined ? [] : ['security']), category, ...tags]);
  return { ...kind, precision: 'high', tags: all.slice(0, LIMITS.tagsOfRule) };
}

/** GitHub refuses empty texts. */
function described(...texts: readonly string[]): string {
  return cut(texts.find(text => text.trim() !== '') ?? '?', LIMITS.description);
}

/** What a finding says of its rule. Its command is of one resource and no help for others. */
function toldBy({ rule, title, severity, category, controls, remediation }: Finding): ReportedRule {
  const { cli: _, ...fix } = remediation;
  return {
    id: rule,
    title,
    description: title,
    severity,
    category,
    tags: [],
    references: [],
    remediation: fix,
    controls,
  };
}
