import type { Status } from '../../src/model/finding.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { compileRule } from '../../src/rule/compile/rule.ts';
import { kindsAt } from '../../src/rule/kinds/index.ts';
import { measuresOf } from '../../src/rule/metrics.ts';
import { defaultsOf } from '../../src/rule/params.ts';
import { collect, sdkApi } from '../../src/source/aws.ts';
import { NOW } from './run.ts';

const kinds = kindsAt(NOW);
const RULES = loadBuiltinRules();
const COMPILED = RULES.map(rule => ({
  rule,
  judge: compileRule(rule, { kinds, now: NOW, params: defaultsOf(rule) }).judge,
}));
const NEEDS = Object.assign(new Set(RULES.flatMap(({ needs }) => needs)), {
  measures: RULES.flatMap(rule => measuresOf(rule, defaultsOf(rule))),
});

/** What all rules say of a live region, without the evidence, which takes most of a scan's time; by rule and identifier. */
export async function everyVerdict(region: string): Promise<ReadonlyMap<string, Status>> {
  const api = sdkApi();
  const { inventories } = await collect({ api, needs: NEEDS, now: NOW, regions: [region] }).finally(() => api.close());
  return new Map(inventories.flatMap(verdictsOf));
}

function verdictsOf(inventory: Inventory): readonly (readonly [string, Status])[] {
  const run = { inventory, now: NOW };
  return COMPILED.flatMap(({ rule, judge }) =>
    inventory.rows(rule.resource).map(row => [`${rule.id} ${identify(row)}`, judge(row, run)] as const),
  );
}

/** What AWS names it by, whatever type it is. */
function identify(row: object): string {
  return Object.entries(row)
    .filter(([name]) => /(Identifier|Name|Id|Arn|ARN|id)$/.test(name))
    .map(([, value]) => String(value))
    .join(' ');
}

/** The verdicts that are not what they were, nor open now: there must be none, whatever was not answered. */
export function turnedVerdicts(
  before: ReadonlyMap<string, Status>,
  now: ReadonlyMap<string, Status>,
): readonly string[] {
  return [...now]
    .filter(([key, status]) => status !== 'unknown' && status !== before.get(key))
    .map(([key, status]) => `${key}: ${before.get(key)} -> ${status}`);
}
