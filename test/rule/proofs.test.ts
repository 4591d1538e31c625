import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { derivedOf } from '../../src/model/derived.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { isProved, testRule } from '../../src/rule/test.ts';
import { FOLDER } from './proving.ts';
import { ruleOf } from './support.ts';

/** The folders of the built-in rules, and the files that stand in them. */
const categories = readdirSync(FOLDER).filter(name => name !== 'data');
const filesOf = (category: string) => readdirSync(join(FOLDER, category)).map(file => basename(file, '.yaml'));

describe('the built-in rules', () => {
  it('are proved by category, none of which is forgotten', () => {
    const proved = readdirSync(import.meta.dirname).flatMap(name => /^proofs-(.+)\.test\.ts$/.exec(name)?.[1] ?? []);
    expect(proved.sort()).toEqual([...categories].sort());
    for (const category of proved) {
      const text = readFileSync(join(import.meta.dirname, `proofs-${category}.test.ts`), 'utf8');
      expect(text).toContain(`proveCategory('${category}')`);
    }
  });

  it('are all loaded, from one file each', () => {
    const rules = loadBuiltinRules().map(({ id }) => id);
    expect(rules.length).toBeGreaterThan(230);
    expect([...rules].sort()).toEqual(categories.flatMap(filesOf).sort());
  });
});

const MULTI_AZ = `
id: r
resource: DBInstance
when: { DBClusterIdentifier: { present: false } }
assert: { MultiAZ: true }
tests:
  - { name: on, expect: pass, given: { DBInstance: { MultiAZ: true } } }
  - { name: off, expect: fail, given: { DBInstance: { MultiAZ: false } } }
  - { name: member, expect: not-applicable, given: { DBInstance: { MultiAZ: false, DBClusterIdentifier: c } } }
`;

const without = (text: string, example: string) =>
  text
    .split('\n')
    .filter(line => !line.includes(`name: ${example},`))
    .join('\n');

describe('the proofs can fail', () => {
  it('accept a rule that is complete', () => {
    expect(isProved(testRule(ruleOf(MULTI_AZ)))).toBe(true);
  });

  it('a rule without examples proves nothing', () => {
    const bare = MULTI_AZ.slice(0, MULTI_AZ.indexOf('tests:'));
    expect(isProved(testRule(ruleOf(bare)))).toBe(false);
  });

  it('a wrong expectation is told with the verdict and its evidence', () => {
    const [wrong] = testRule(ruleOf(MULTI_AZ.replace('name: off, expect: fail', 'name: off, expect: pass'))).wrong;
    expect(wrong).toMatchObject({ example: { name: 'off' }, got: 'fail' });
    expect(wrong?.verdict?.evidence).toMatchObject([
      { path: 'MultiAZ', actual: false, expected: true, outcome: 'not-met' },
    ]);
  });

  it.each([
    ['off', [{ part: 'assert', path: 'MultiAZ (equals)', forced: true }]],
    ['member', [{ part: 'when', path: 'DBClusterIdentifier (present)', forced: true }]],
  ])('without the example "%s" a mutant survives', (example, expected) => {
    expect(testRule(ruleOf(without(MULTI_AZ, example))).survivors).toEqual(expected);
  });

  it('with one example left every leaf has a mutant that survives', () => {
    const one = without(without(MULTI_AZ, 'off'), 'member');
    expect(testRule(ruleOf(one)).survivors.map(({ path }) => path)).toEqual([
      'DBClusterIdentifier (present)',
      'MultiAZ (equals)',
    ]);
  });
});

/** A derived field as other scanners have them: what it cannot read it takes for fine. */
function guessMajorVersion(): void {
  const field = derivedOf('DBInstance').majorVersion;
  if (field === undefined) throw new Error('majorVersion is gone');
  vi.spyOn(field, 'get').mockImplementation(({ EngineVersion }) => (typeof EngineVersion === 'string' ? '9' : '17'));
}

describe('masking', () => {
  afterEach(() => vi.restoreAllMocks());

  it('tries every value, absent field and type, and pairs of them', () => {
    const { maskings, flips } = testRule(ruleOf(MULTI_AZ));
    expect(maskings).toBeGreaterThan(60);
    expect(flips).toEqual([]);
  });

  it('finds a verdict that hiding turns into another known one', () => {
    const rule = ruleOf(`
id: r
resource: DBInstance
assert: { majorVersion: '17' }
tests:
  - { name: old, expect: fail, given: { DBInstance: { Engine: postgres, EngineVersion: 9.6.24 } } }
`);
    expect(testRule(rule).flips).toEqual([]);
    guessMajorVersion();
    const { flips } = testRule(rule);
    expect(flips).toContainEqual({
      example: 'old',
      hidden: ['DBInstance[0][EngineVersion]'],
      from: 'fail',
      to: 'pass',
    });
  });
});

describe('polarity', () => {
  const negated = (examples: string) => `
id: r
resource: DBInstance
assert: { KmsKeyId: { not: alias/aws/rds } }
tests:
  - { name: own, expect: pass, given: { DBInstance: { KmsKeyId: own } } }
  - { name: default, expect: fail, given: { DBInstance: { KmsKeyId: alias/aws/rds } } }
${examples}`;
  const absent = '  - { name: none, expect: pass, given: { DBInstance: {} } }\n';

  it('wants an example where the path of a negation is absent', () => {
    expect(testRule(ruleOf(negated(''))).unshown).toEqual([{ path: 'KmsKeyId (not)', wants: 'absent' }]);
    expect(testRule(ruleOf(negated(absent))).unshown).toEqual([]);
  });

  it('wants none where when: asks for the path to be there', () => {
    const guarded = negated('').replace('assert:', 'when: { KmsKeyId: { present: true } }\nassert:');
    expect(testRule(ruleOf(guarded)).unshown).toEqual([]);
  });

  it('wants none of a positive test, and one of a positive test under not', () => {
    const positive = negated('').replace('{ not: alias/aws/rds }', 'own');
    const under = negated('').replace('{ KmsKeyId: { not: alias/aws/rds } }', '{ not: { KmsKeyId: alias/aws/rds } }');
    expect(testRule(ruleOf(positive)).unshown).toEqual([]);
    expect(testRule(ruleOf(under)).unshown).toEqual([{ path: 'KmsKeyId (equals)', wants: 'absent' }]);
  });

  it.each(['every', 'none'])('wants an example where the list of %s is empty', quantifier => {
    const rule = (examples: string) => `
id: r
resource: DBInstance
assert: { EnabledCloudwatchLogsExports: { ${quantifier}: audit } }
tests:
  - { name: one, expect: ${quantifier === 'every' ? 'pass' : 'fail'}, given: { DBInstance: { EnabledCloudwatchLogsExports: [audit] } } }
${examples}`;
    expect(testRule(ruleOf(rule(''))).unshown).toEqual([
      { path: `EnabledCloudwatchLogsExports (${quantifier})`, wants: 'empty' },
    ]);
    expect(testRule(ruleOf(rule(absent))).unshown).toEqual([]);
  });
});
