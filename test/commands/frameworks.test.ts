import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { parseFrameworks } from '../../src/cli/flags.ts';
import { FRAMEWORK_IDS } from '../../src/model/frameworks.ts';
import { EMPTY_POLICY, readPolicy } from '../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { type Selection, selectRules } from '../../src/select.ts';
import { permissionsOf } from '../../src/source/aws.ts';

const RULES = loadBuiltinRules();
const NONE: Selection = { only: [], skip: [] };

const idsOf = (selection: Partial<Selection>, policy = EMPTY_POLICY) =>
  selectRules(RULES, policy, { ...NONE, ...selection }).map(({ rule }) => rule.id);

describe('the rules of a framework', () => {
  it.each(FRAMEWORK_IDS)('%s are those with controls of it', framework => {
    const expected = RULES.filter(({ controls, tags }) => framework in controls && !tags.includes('opinion'));
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf({ frameworks: [framework] })).toEqual(expected.map(({ id }) => id));
  });

  it('are of any that is named, narrowed by what else is asked', () => {
    const cis = idsOf({ frameworks: ['cis-aws-5.0'] });
    const both = idsOf({ frameworks: ['cis-aws-5.0', 'soc2'] });
    expect(both).toEqual(expect.arrayContaining(cis));
    expect(both.length).toBeGreaterThan(cis.length);
    const [first = ''] = cis;
    expect(idsOf({ frameworks: ['cis-aws-5.0'], skip: [first] })).toEqual(cis.slice(1));
    expect(idsOf({ frameworks: ['cis-aws-5.0'], only: [first] })).toEqual([first]);
    const off = readPolicy('p.yaml', `rules: { ${first}: off }`);
    expect(idsOf({ frameworks: ['cis-aws-5.0'] }, off)).toEqual(cis.slice(1));
  });

  it('are a mistake where none is left', () => {
    expect(() => idsOf({ frameworks: ['cis-aws-5.0'], only: ['rds-proxy-require-tls'] })).toThrow(
      'no rule is selected',
    );
  });

  it('need just their own permissions', () => {
    const actionsOf = (selection: Partial<Selection>) =>
      permissionsOf(
        selectRules(RULES, EMPTY_POLICY, { ...NONE, ...selection }).map(({ rule }) => rule),
        { allRegions: false },
      ).map(({ action }) => action);
    const cis = actionsOf({ frameworks: ['cis-aws-5.0'] });
    expect(cis).toContain('rds:DescribeDBInstances');
    expect(cis).not.toContain('rds:DescribeDBProxies');
    expect(cis.length).toBeLessThan(actionsOf({}).length / 2);
  });
});

describe('--framework', () => {
  it('repeats, and takes several with commas', () => {
    expect(parseFrameworks('hipaa', parseFrameworks('soc2, cis-aws-5.0'))).toEqual(['soc2', 'cis-aws-5.0', 'hipaa']);
    expect(parseFrameworks('soc2', ['soc2'])).toEqual(['soc2']);
  });

  it('lists them all where it knows no such framework', () => {
    const saidOf = (name: string) => {
      try {
        return String(parseFrameworks(name));
      } catch (error) {
        if (error instanceof InvalidArgumentError) return error.message;
        throw error;
      }
    };
    expect(saidOf('cis-aws-5')).toBe(`did you mean cis-aws-5.0? Frameworks are ${FRAMEWORK_IDS.join(', ')}.`);
    expect(saidOf('gdpr-or-whatever')).toBe(`Frameworks are ${FRAMEWORK_IDS.join(', ')}.`);
  });
});
