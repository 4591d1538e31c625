import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { audit } from '../../src/audit.ts';
import { derivedOf } from '../../src/model/derived.ts';
import type { Status } from '../../src/model/finding.ts';
import { Inventory } from '../../src/model/inventory.ts';
import { relationsOf } from '../../src/model/relations.ts';
import type { Run } from '../../src/model/run.ts';
import { TYPE_NAMES, type TypeName } from '../../src/model/types.ts';
import type { Resource } from '../../src/model/value.ts';
import { EMPTY_POLICY } from '../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { defaultsOf } from '../../src/rule/params.ts';
import { type SelectedRule, selectRules } from '../../src/select.ts';
import { loadRecorded } from '../../src/source/recorded.ts';
import { INSTANCE_CONDITION } from '../rule/laws/grammar.ts';
import { ACCOUNT, type Account } from '../rule/laws/inventories.ts';
import { MASK, manyOf, maskedAccount } from '../rule/laws/masked.ts';
import { asserting, compiled, NOW, ruleOf } from '../rule/support.ts';

const BUILTIN = selectRules(loadBuiltinRules(), EMPTY_POLICY, { only: [], skip: [] }).filter(
  ({ rule }) => rule.resource === 'DBInstance',
);

function selectedOf(conditions: readonly string[]): readonly SelectedRule[] {
  return conditions.map((condition, i) => {
    const params = condition.includes('$least') ? '{ least: { type: map, default: { mysql: 20 } } }' : undefined;
    const rule = { ...ruleOf(asserting(condition, params === undefined ? {} : { params })), id: `rule-${i}` };
    return { rule, severity: rule.severity, params: defaultsOf(rule) };
  });
}

type Counts = Record<string, number>;

const add = (counts: Counts, key: string, times = 1): void => {
  counts[key] = (counts[key] ?? 0) + times;
};

/** What each rule says of each instance on its own, with the evidence of what is told singly. */
function oneByOne(selected: readonly SelectedRule[], inventory: Inventory): Counts {
  const counts: Counts = {};
  for (const row of inventory.rows('DBInstance')) {
    for (const { rule } of selected) {
      const { status, evidence, reasons } = compiled(rule).explain(row, { inventory, now: NOW });
      const ofScope = status === 'unknown' && reasons.length > 0 && reasons.every(({ level }) => level === 'scope');
      if (status === 'not-applicable') add(counts, status);
      else if (status === 'pass') add(counts, `${rule.id} pass`);
      else if (ofScope) add(counts, inventory.gap('DBInstance') ? 'uncounted' : `${rule.id} undecided`);
      else add(counts, said(rule.id, status, evidence));
    }
  }
  // Where not all instances are listed, the report does not count those that are.
  const { uncounted: _, ...counted } = counts;
  return counted;
}

function allTogether(selected: readonly SelectedRule[], inventory: Inventory): Counts {
  const { tally, findings, undecided } = audit(selected, inventory, { now: NOW, include: new Set() });
  const counts: Counts = {};
  if (tally.notApplicable > 0) add(counts, 'not-applicable', tally.notApplicable);
  for (const [i, { rule }] of selected.entries()) {
    const passed = tally.pass[i] ?? 0;
    if (passed > 0) add(counts, `${rule.id} pass`, passed);
  }
  for (const { rule, resources } of undecided) if (resources) add(counts, `${rule} undecided`, resources);
  for (const finding of findings) add(counts, said(finding.rule, finding.status, finding.evidence));
  return counts;
}

type Evidence = readonly { readonly path: string; readonly actual?: unknown; readonly outcome: string }[];

function said(rule: string, status: Status, evidence: Evidence): string {
  return `${rule} ${status} ${JSON.stringify(evidence.map(({ path, actual, outcome }) => [path, actual, outcome]))}`;
}

/** So many that noting what is asked of them is worth while. */
function crowdOf(account: Account): Account {
  const rows = manyOf(account).DBInstance ?? [];
  return {
    ...account,
    DBInstance: rows.length === 0 ? [] : Array.from({ length: 100 }, (_, i) => ({ ...rows[i % rows.length] })),
  };
}

describe('what is judged together', () => {
  it('is told as each rule tells it of each resource', () => {
    const property = fc.property(
      fc.array(INSTANCE_CONDITION, { minLength: 2, maxLength: 5 }),
      ACCOUNT,
      MASK,
      (conditions, account, mask) => {
        const selected = selectedOf(conditions);
        const inventory = maskedAccount(crowdOf(account), mask);
        expect(allTogether(selected, inventory)).toEqual(oneByOne(selected, inventory));
      },
    );
    fc.assert(property, { numRuns: 50 });
  });

  it('is so by the built-in rules, of hundreds of instances with names and times of their own', () => {
    const property = fc.property(ACCOUNT, MASK, (account, mask) => {
      const rows = manyOf(account).DBInstance ?? [];
      const named = Array.from(
        { length: 400 },
        (_, i): Resource => ({
          ...rows[i % rows.length],
          DBInstanceIdentifier: `db-${i}`,
          DBInstanceArn: `arn:aws:rds:eu-west-1:111122223333:db:db-${i}`,
          InstanceCreateTime: new Date(NOW.getTime() - i * 3_600_000).toISOString(),
          MasterUserSecret:
            i % 3 === 0 ? { SecretArn: `arn:${i}`, SecretStatus: i % 5 === 0 ? 'impaired' : 'active' } : undefined,
        }),
      );
      const inventory = maskedAccount({ ...account, DBInstance: named }, mask);
      const some = BUILTIN.filter((_, i) => i % 7 === mask.fields % 7);
      expect(allTogether(some, inventory)).toEqual(oneByOne(some, inventory));
    });
    fc.assert(property, { numRuns: 4 });
  }, 120_000);
});

const WHOLE = 'all of it';

/** The resource, telling each of its fields that is looked at, and when it is looked at as a whole. */
function telling(resource: Resource, looked: Set<string>): Resource {
  const whole =
    <Given extends readonly unknown[], Answer>(answer: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      looked.add(WHOLE);
      return answer(...given);
    };
  return new Proxy(resource, {
    get: (target, field) => {
      looked.add(String(field));
      return Reflect.get(target, field);
    },
    has: whole(Reflect.has),
    ownKeys: whole(Reflect.ownKeys),
    getOwnPropertyDescriptor: whole(Reflect.getOwnPropertyDescriptor),
  });
}

/** What finding something out looks at that the inventory does not read for it. */
function unseenBy(inventory: Inventory, row: Resource, find: (row: Resource, run: Run) => unknown): readonly string[] {
  const looked = new Set<string>();
  const seen = telling(row, looked);
  const read = inventory.read.bind(inventory);
  const reading = vi.spyOn(inventory, 'read').mockImplementation((type, resource, field) => {
    const before = [...looked];
    const value = read(type, resource, field);
    looked.clear();
    for (const name of before) looked.add(name);
    return value;
  });
  const { isJoined } = inventory.watching(seen, () => find(seen, { inventory, now: NOW }));
  reading.mockRestore();
  return isJoined ? [] : [...looked];
}

describe('what is worked out for a resource', () => {
  const whole = loadRecorded(['fixtures/recorded']).inventories;
  const alone = (inventory: Inventory, type: TypeName) =>
    new Inventory({ scope: inventory.scope, tables: new Map([[type, { rows: inventory.rows(type) }]]) });

  it.each(TYPE_NAMES)('%s: rests on fields that the inventory sees being read, or says that it does not', type => {
    const finds = [
      ...Object.entries(derivedOf(type)).flatMap(([name, { get, ofWhole }]) =>
        ofWhole ? [] : [[name, (row: Resource, run: Run) => get(row, run, 'connections__Maximum__86400')] as const],
      ),
      ...Object.entries(relationsOf(type)).map(
        ([name, { follow }]) => [name, (row: Resource, { inventory }: Run) => follow(row, inventory)] as const,
      ),
    ];
    for (const inventory of whole.flatMap(one => [one, alone(one, type)])) {
      for (const row of inventory.rows(type)) {
        for (const [name, find] of finds) expect([name, unseenBy(inventory, row, find)]).toEqual([name, []]);
      }
    }
  });
});
