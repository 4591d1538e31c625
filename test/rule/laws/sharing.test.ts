import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memo } from '../../../src/model/memo.ts';
import type { Unknown } from '../../../src/model/value.ts';
import { fromBuilt, toBuilt } from '../../../src/rule/built.ts';
import { Alike } from '../../../src/rule/compile/alike.ts';
import { compileRule } from '../../../src/rule/compile/rule.ts';
import { kindsAt } from '../../../src/rule/kinds/index.ts';
import { defaultsOf } from '../../../src/rule/params.ts';
import type { Rule } from '../../../src/rule/rule.ts';
import { asserting, compiled, NOW, ruleOf } from '../support.ts';
import { INSTANCE_CONDITION } from './grammar.ts';
import { ACCOUNT } from './inventories.ts';
import { MASK, manyOf, maskedAccount } from './masked.ts';

const rulesOf = (conditions: readonly string[]): readonly Rule[] =>
  conditions.map(condition =>
    ruleOf(
      asserting(
        condition,
        condition.includes('$least') ? { params: '{ least: { type: map, default: { mysql: 20 } } }' } : {},
      ),
    ),
  );

const told = (reasons: readonly Unknown[]) => reasons.map(({ code, detail, level }) => ({ code, detail, level }));

describe('what rules share changes nothing', () => {
  it('conditions that are compiled once and answers that are kept give the verdicts of rules on their own', () => {
    const property = fc.property(
      fc.array(INSTANCE_CONDITION, { minLength: 2, maxLength: 4 }),
      ACCOUNT,
      MASK,
      (conditions, account, mask) => {
        const rules = rulesOf([...conditions, ...conditions]);
        const settings = { kinds: kindsAt(NOW), now: NOW, shared: new Map() };
        const sharing = rules.map(rule => compileRule(rule, { ...settings, params: defaultsOf(rule) }));
        const inventory = maskedAccount(account, mask);
        const memo = new Memo();
        for (const row of inventory.rows('DBInstance')) {
          memo.next();
          const alone = rules.map(rule => compiled(rule).judge(row, { inventory, now: NOW }));
          expect(sharing.map(rule => rule.judge(row, { inventory, now: NOW, memo }))).toEqual(alone);
        }
      },
    );
    fc.assert(property, { numRuns: 100 });
  });

  it('rules of a build, whose conditions are numbered, give the verdicts of rules on their own, whatever their params are', () => {
    const property = fc.property(
      fc.array(INSTANCE_CONDITION, { minLength: 2, maxLength: 4 }),
      ACCOUNT,
      MASK,
      fc.integer({ min: 0, max: 100 }),
      (conditions, account, mask, least) => {
        const rules = rulesOf([...conditions, ...conditions]);
        const settings = { kinds: kindsAt(NOW), now: NOW, shared: new Map() };
        const paramsOf = (rule: Rule) => ['least' in rule.params ? { least: { mysql: least } } : {}, defaultsOf(rule)];
        const sharing = fromBuilt(toBuilt(rules)).flatMap(rule =>
          paramsOf(rule).map(params => compileRule(rule, { ...settings, params })),
        );
        const alone = rules.flatMap(rule =>
          paramsOf(rule).map(params => compileRule(rule, { ...settings, shared: undefined, params })),
        );
        const inventory = maskedAccount(account, mask);
        const memo = new Memo();
        for (const row of inventory.rows('DBInstance')) {
          memo.next();
          const told = sharing.map(rule => rule.judge(row, { inventory, now: NOW, memo }));
          expect(told).toEqual(alone.map(rule => rule.judge(row, { inventory, now: NOW })));
        }
      },
    );
    fc.assert(property, { numRuns: 100 });
  });

  it('resources that are alike in all that is asked are told the same as each would be on its own, reasons and all', () => {
    const property = fc.property(
      fc.array(INSTANCE_CONDITION, { minLength: 2, maxLength: 4 }),
      ACCOUNT,
      fc.array(MASK, { minLength: 2, maxLength: 3 }),
      (conditions, account, masks) => {
        const rules = rulesOf(conditions);
        const settings = { kinds: kindsAt(NOW), now: NOW, shared: new Map(), alike: new Alike() };
        const remembering = rules.map(rule => compileRule(rule, { ...settings, params: defaultsOf(rule) }));
        for (const mask of masks) {
          const inventory = maskedAccount(manyOf(account), mask);
          const memo = new Memo();
          for (const row of inventory.rows('DBInstance')) {
            memo.next();
            const alone = rules.map(rule => compiled(rule).explain(row, { inventory, now: NOW }));
            const decided = remembering.map(rule => rule.decide(row, { inventory, now: NOW, memo }));
            expect(decided.map(({ status }) => status)).toEqual(alone.map(({ status }) => status));
            const kept = decided.map(({ reasons }, i) => reasons && [told(reasons), told(alone[i]?.reasons ?? [])]);
            for (const both of kept) if (both !== undefined) expect(both[0]).toEqual(both[1]);
          }
        }
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  it('the reasons of an unknown are those of its evidence', () => {
    const property = fc.property(INSTANCE_CONDITION, ACCOUNT, MASK, (condition, account, mask) => {
      const [rule] = rulesOf([condition]).map(one => compiled(one));
      const inventory = maskedAccount(account, mask);
      for (const row of inventory.rows('DBInstance')) {
        const run = { inventory, now: NOW };
        const verdict = rule?.explain(row, run);
        if (verdict?.status !== 'unknown') continue;
        expect(told(rule?.reasons(row, run) ?? [])).toEqual(told(verdict.reasons));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
