import { describe, expect, it } from 'vitest';
import { parsePolicy, readPolicy } from '../../src/policy/policy.ts';

/** `line:column message; hint` of every mistake. */
function mistakesIn(text: string): readonly string[] {
  return parsePolicy('p.yaml', text).mistakes.map(
    ({ at, message, hint }) => `${at?.line}:${at?.column} ${message}${hint === undefined ? '' : `; ${hint}`}`,
  );
}

const environment = (match: string) => `environments: { e: { match: ${match} } }`;
const suppression = (more: string) => `suppressions: [{ rule: r, resource: x, reason: y${more} }]`;

describe('environments', () => {
  it('keep their order, and what they match by', () => {
    const { environments } = readPolicy(
      'p.yaml',
      'environments:\n  b: { match: { tags: { Env: [x, y] }, regions: eu-* } }\n  a: { match: [{ accounts: ["111122223333"] }, { identifiers: [a, b] }], rules: { r: off } }\n',
    );
    expect(environments.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(environments[0]?.match).toEqual([
      { tags: [{ key: 'Env', values: ['x', 'y'] }], accounts: [], regions: ['eu-*'], identifiers: [] },
    ]);
    expect(environments[1]?.match).toHaveLength(2);
    expect(environments[1]?.rules).toMatchObject([{ id: 'r', off: true }]);
  });

  it.each([
    [environment('{ tag: { A: b } }'), '1:31 match has no "tag"; did you mean tags?'],
    [environment('{}'), '1:29 match: names nothing; it has tags, accounts, regions, identifiers'],
    [environment('[{}]'), '1:30 match: names nothing; it has tags, accounts, regions, identifiers'],
    [environment('{ tags: { A: 1 } }'), '1:42 A: takes a text; put it in quotes'],
    [environment('{ tags: { A: [] } }'), '1:42 A: takes a list of texts; write [a, b]'],
    [environment('{ accounts: 111122223333 }'), '1:41 accounts: takes a text; put it in quotes'],
    [environment('{ accounts: "1111" }'), '1:41 accounts: is no "1111"; an account id has twelve digits'],
    [environment('prod'), '1:29 match is a map; it has tags, accounts, regions, identifiers'],
    ['environments: { e: { rules: {} } }', '1:17 e says nothing of what is in it'],
    ['environments: { e: { match: { regions: x }, rule: {} } }', '1:45 e has no "rule"; did you mean rules?'],
    ['environments: [e]', '1:15 environments: takes a map'],
    ['environments: { e: { match: { regions: x }, rules: { r: { sev: low } } } }', '1:59 r has no "sev"'],
  ])('%s: %s', (text, expected) => {
    const mistakes = mistakesIn(text);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });
});

describe('suppressions', () => {
  it('have a reason and may have more', () => {
    const text = `${environment('{ regions: x }')}\n${suppression(', ticket: T-1, expires: 2026-12-31, environment: e')}`;
    expect(readPolicy('p.yaml', text).suppressions).toMatchObject([
      { rule: 'r', resource: 'x', reason: 'y', ticket: 'T-1', expires: '2026-12-31', environment: 'e' },
    ]);
  });

  it.each([
    ['suppressions: [{ rule: r, resource: x }]', '1:16 the suppression has no reason; say why the finding may stay'],
    ['suppressions: [{ rule: r, resource: x, reason: "" }]', '1:48 reason: takes a text'],
    ['suppressions: [{ rule: r, reason: x }]', '1:16 the suppression has no resource'],
    ['suppressions: [{ resource: r, reason: x }]', '1:16 the suppression has no rule'],
    ['suppressions: [r]', '1:16 a suppression is a map'],
    ['suppressions: [~]', '1:16 a suppression is a map'],
    ['suppressions: { r: x }', '1:15 suppressions: takes a list'],
    [suppression(', reson: z'), '1:51 a suppression has no "reson"; did you mean reason?'],
    [suppression(', ticket: 142'), '1:59 ticket: takes a text; put it in quotes'],
    [suppression(', expires: 2026-02-30'), '1:60 expires: "2026-02-30" is no date; write 2026-12-31'],
    [suppression(', expires: 31.12.2026'), '1:60 expires: "31.12.2026" is no date; write 2026-12-31'],
    [suppression(', environment: prod'), '1:64 there is no environment "prod"; there are none'],
  ])('%s: %s', (text, expected) => {
    const mistakes = mistakesIn(text);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });
});

describe('the rest', () => {
  it('is read', () => {
    const text =
      'rule-folders: [a, b]\nframeworks: [soc2]\ncomplete: [MetricAlarm]\nallow-incomplete: true\nfail-on: high\n';
    expect(readPolicy('p.yaml', text)).toMatchObject({
      ruleFolders: [{ path: 'a', at: { line: 1, column: 16 } }, { path: 'b' }],
      frameworks: ['soc2'],
      complete: ['MetricAlarm'],
      allowIncomplete: true,
      failOn: 'high',
    });
  });

  it.each([
    ['rule-folder: [a]', '1:1 a policy has no "rule-folder"; did you mean rule-folders?'],
    ['rule-folders: a', '1:15 rule-folders: takes a list; write [folder]'],
    ['frameworks: [soc3]', '1:14 frameworks: is no "soc3"; did you mean soc2?'],
    ['complete: [MetricAlarms]', '1:12 complete: is no "MetricAlarms"; did you mean MetricAlarm?'],
    ['complete: [Subnet]', '1:12 complete: is no "Subnet"'],
    ['allow-incomplete: yes', '1:19 allow-incomplete: takes true or false'],
  ])('%s: %s', (text, expected) => {
    const mistakes = mistakesIn(text);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });

  it('may be empty', () => {
    const text = 'environments:\nsuppressions:\nrule-folders:\nframeworks: []\ncomplete:\nallow-incomplete:\n';
    expect(mistakesIn(text)).toEqual([]);
  });

  it('hides no mistake behind another', () => {
    const text = `${environment('{ tag: x }')}\n${suppression(', expires: never')}\nframeworks: [x]\nrules: { a: 1 }\nbad: 1\n`;
    expect(mistakesIn(text)).toHaveLength(5);
  });
});
