import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedFrameworks, judgeFrameworks } from '../../src/audit/frameworks.ts';
import { count, type Tally, tallyOf } from '../../src/audit/tally.ts';
import type { ControlResult, Finding, Undecided } from '../../src/model/finding.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import type { Rule } from '../../src/rule/rule.ts';
import type { SelectedRule } from '../../src/select.ts';
import { finding } from '../report/sample.ts';

const [first] = loadBuiltinRules();
if (first === undefined) throw new Error('there are no built-in rules');

const rule = (id: string, soc2: readonly string[], more: Partial<Rule> = {}): Rule => ({
  ...first,
  id,
  tags: [],
  controls: { soc2 },
  ...more,
});
const A = rule('a', ['CC6.1', 'CC6.10']);
const B = rule('b', ['CC6.1', 'CC6.2']);
const TASTE = rule('taste', ['CC6.1', 'CC9'], { tags: ['opinion'] });
const OTHER = rule('other', [], { controls: { hipaa: ['164.312(b)'] } });
const RULES = [A, B, TASTE, OTHER];

const selected = (...rules: readonly Rule[]): readonly SelectedRule[] =>
  rules.map(one => ({ rule: one, severity: one.severity, params: {} }));
const fails = (id: string, resource = 'db'): Finding =>
  finding({ rule: id, resource: { type: 'DBInstance', id: resource } });
const unknown = (id: string): Finding => finding({ rule: id, status: 'unknown' });
const suppressed = (id: string): Finding => ({ ...fails(id), suppression: { reason: 'known' } });
const undecided = (id: string, resources: number | null): Undecided => ({
  ...{ rule: id, resources, code: 'access-denied', detail: 'it was denied' },
});

/** What a scope came to: how often each rule passed, and was not in the source. */
function tally(passes: Readonly<Record<string, number>>, notInSource: readonly string[] = []): Tally {
  const ids = Object.keys(passes);
  const counts = tallyOf(ids);
  for (const [i, id] of ids.entries()) {
    for (let n = 0; n < (passes[id] ?? 0); n++) count(counts.pass, i);
    if (notInSource.includes(id)) count(counts.notInSource, i);
  }
  return counts;
}

interface Given {
  readonly run?: readonly SelectedRule[];
  readonly findings?: readonly Finding[];
  readonly undecided?: readonly Undecided[];
  readonly tallies?: readonly Tally[];
  /** Rules that are off in an environment. */
  readonly off?: readonly string[];
}

function controls({ run = selected(A, B), findings = [], undecided: open = [], tallies = [], off = [] }: Given) {
  const asked = askedFrameworks(['soc2'], RULES, run);
  const audits = tallies.map(one => ({ tally: one, off: new Set(off) }));
  const [framework] = judgeFrameworks(asked, { findings, undecided: open }, audits);
  return new Map(framework?.controls.map(control => [control.control, control]));
}

const statuses = (given: Given) =>
  Object.fromEntries([...controls(given)].map(([control, { status }]) => [control, status]));
const BOTH_PASS = [tally({ a: 2, b: 3 })];

describe('the controls of a framework', () => {
  it('stand in natural order, each with its rules', () => {
    const found = [...controls({}).values()].map(({ control, rules }) => [control, ...rules]);
    expect(found).toEqual([
      ['CC6.1', 'a', 'b'],
      ['CC6.2', 'b'],
      ['CC6.10', 'a'],
    ]);
  });

  it('count an opinion only where it is judged', () => {
    expect([...controls({ run: selected(A, B, TASTE) }).keys()]).toContain('CC9');
    expect([...controls({}).keys()]).not.toContain('CC9');
  });

  it('come in the order of the table, whatever the order asked', () => {
    const asked = askedFrameworks(['hipaa', 'soc2'], RULES, selected(A));
    expect(asked.map(({ id }) => id)).toEqual(['soc2', 'hipaa']);
  });
});

describe('a control', () => {
  it('is satisfied where every rule passed', () => {
    expect(statuses({ tallies: BOTH_PASS })).toEqual({
      'CC6.1': 'satisfied',
      'CC6.2': 'satisfied',
      'CC6.10': 'satisfied',
    });
    expect(controls({ tallies: BOTH_PASS }).get('CC6.1')?.resources.pass).toBe(5);
  });

  it('is violated by one failure of one rule, whatever else is open', () => {
    const given = { tallies: BOTH_PASS, findings: [fails('a'), unknown('b')], undecided: [undecided('b', null)] };
    expect(statuses(given)).toEqual({ 'CC6.1': 'violated', 'CC6.2': 'undecided', 'CC6.10': 'violated' });
  });

  it.each([
    ['an unknown finding', { findings: [unknown('a')] }],
    ['a scope that was denied', { undecided: [undecided('a', null)] }],
    ['resources left open', { undecided: [undecided('a', 4)] }],
    ['a source that cannot say', { tallies: [...BOTH_PASS, tally({ a: 1, b: 0 }, ['a'])] }],
    ['an environment in which the rule is off', { off: ['a'] }],
    ['a rule that the run leaves out', { run: selected(B), tallies: [tally({ b: 3 })] }],
  ])('is undecided by %s', (_, given) => {
    const found = { tallies: BOTH_PASS, ...given };
    expect(statuses(found)).toEqual({ 'CC6.1': 'undecided', 'CC6.2': 'satisfied', 'CC6.10': 'undecided' });
    expect(controls(found).get('CC6.1')?.undecided).toEqual(['a']);
  });

  it('is not applicable where there is nothing to judge', () => {
    expect(new Set(Object.values(statuses({ tallies: [tally({ a: 0, b: 0 })] })))).toEqual(new Set(['not-applicable']));
  });

  it('is not violated by what is suppressed, nor satisfied by it alone', () => {
    expect(statuses({ tallies: BOTH_PASS, findings: [suppressed('a')] })['CC6.10']).toBe('satisfied');
    const alone = { tallies: [tally({ a: 0, b: 1 })], findings: [suppressed('a')] };
    expect(statuses(alone)['CC6.10']).toBe('undecided');
    expect(controls(alone).get('CC6.10')?.resources).toEqual({ pass: 0, fail: 0, unknown: 0, suppressed: 1 });
    const accepted = { ...unknown('a'), suppression: { reason: 'known' } };
    expect(statuses({ tallies: BOTH_PASS, findings: [accepted] })['CC6.10']).toBe('satisfied');
  });

  it('counts over scopes, with what is undecided', () => {
    const given = {
      tallies: [tally({ a: 1, b: 2 }), tally({ a: 3, b: 4 })],
      findings: [fails('a'), fails('b'), unknown('a')],
      undecided: [undecided('a', 5), undecided('b', null)],
    };
    expect(controls(given).get('CC6.1')?.resources).toEqual({ pass: 10, fail: 2, unknown: 6, suppressed: 0 });
  });

  it('names its first failures, the worst rule of the report first, and counts all', () => {
    const many = Array.from({ length: 30 }, (_, i) => fails('a', `a-${i}`));
    const found = controls({ tallies: BOTH_PASS, findings: [fails('b', 'worst'), ...many] }).get('CC6.1');
    expect(found?.resources.fail).toBe(31);
    expect(found?.failing).toHaveLength(25);
    expect(found?.failing[0]).toEqual({ rule: 'b', resource: { type: 'DBInstance', id: 'worst' } });
    expect(found?.failing[1]).toEqual({ rule: 'a', resource: { type: 'DBInstance', id: 'a-0' } });
  });
});

describe('whatever happens', () => {
  const happening = fc.record({
    passes: fc.dictionary(fc.constantFrom('a', 'b'), fc.nat(3)),
    findings: fc.array(
      fc.tuple(fc.constantFrom(fails, unknown, suppressed), fc.constantFrom('a', 'b')).map(([make, id]) => make(id)),
    ),
    undecided: fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.option(fc.nat(3))).map(args => undecided(...args))),
  });
  const isSettled = ({ status, resources, undecided: open }: ControlResult) =>
    status !== 'satisfied' ||
    (open.length === 0 && resources.fail === 0 && resources.unknown === 0 && resources.pass > 0);

  it('nothing open is satisfied, and more that is open never makes a control satisfied', () => {
    fc.assert(
      fc.property(happening, fc.constantFrom('a', 'b'), ({ passes, ...rest }, id) => {
        const given = { ...rest, tallies: [tally({ a: 0, b: 0, ...passes })] };
        expect([...controls(given).values()].filter(control => !isSettled(control))).toEqual([]);
        const after = controls({ ...given, undecided: [...rest.undecided, undecided(id, null)] });
        const gained = [...after.values()].filter(
          ({ control, status }) => status === 'satisfied' && controls(given).get(control)?.status !== 'satisfied',
        );
        expect(gained).toEqual([]);
      }),
    );
  });
});
