import type { Status } from '../../src/model/finding.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { compileRule } from '../../src/rule/compile/rule.ts';
import { kindsAt } from '../../src/rule/kinds/index.ts';
import { defaultsOf } from '../../src/rule/params.ts';
import { loadRecorded } from '../../src/source/recorded.ts';
import { NOW, RULES } from './account.ts';

/** Verdicts by rule, region and the resource's place in its list, so that they can be told apart without an id. */
export type Verdicts = ReadonlyMap<string, Status>;

const kinds = kindsAt(NOW);
const COMPILED = RULES.map(rule => ({
  rule,
  judge: compileRule(rule, { kinds, now: NOW, params: defaultsOf(rule) }).judge,
}));

/** What all rules say of a folder, without the evidence, which takes most of the time. */
export function verdictsIn(folder: string): Verdicts {
  return new Map(loadRecorded([folder], { allowIncomplete: true }).inventories.flatMap(verdictsOf));
}

function verdictsOf(inventory: Inventory): readonly (readonly [string, Status])[] {
  const run = { inventory, now: NOW };
  return COMPILED.flatMap(({ rule, judge }) =>
    inventory
      .rows(rule.resource)
      .map((row, index) => [`${rule.id} ${inventory.scope.region} ${index}`, judge(row, run)] as const),
  );
}

/** The verdicts that were fail or unknown and are pass now: there must be none, whatever was taken away. */
export function turnedToPass(before: Verdicts, after: Verdicts): readonly string[] {
  const open = [...before].filter(([, status]) => status === 'fail' || status === 'unknown');
  return open.filter(([key]) => after.get(key) === 'pass').map(([key, status]) => `${key}: ${status} to pass`);
}
