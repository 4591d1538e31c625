import { describe, expect, it } from 'vitest';
import { mistakesIn } from '../support.ts';

const rule = (more: string, head = 'id: r\nresource: DBInstance\nassert: { MultiAZ: true }\n') => `${head}${more}\n`;

const KEYS =
  'it has id, aliases, title, severity, category, tags, since, resource, description, remediation, references, controls, equivalents, params, metrics, when, assert, tests';

describe('an unknown key is a mistake at every level', () => {
  it.each([
    ['of the rule', 'titel: x', 'r.yaml:4:1 a rule has no "titel"; did you mean title?'],
    ['of the rule, far from any', 'zzzzzzzzz: 1', `r.yaml:4:1 a rule has no "zzzzzzzzz"; ${KEYS}`],
    [
      'of the remediation',
      'remediation: { sumary: x }',
      'r.yaml:4:16 remediation has no "sumary"; did you mean summary?',
    ],
    [
      'of an equivalent',
      'equivalents: { trivy: [{ id: x, parms: {} }] }',
      'r.yaml:4:33 an equivalent has no "parms"; did you mean params?',
    ],
    [
      'of an example',
      'tests: [{ name: a, expect: pass, given: { DBInstance: {} }, gap: {} }]',
      'r.yaml:4:61 an example has no "gap"; did you mean gaps?',
    ],
    ['of a param', 'params: { x: { type: number, min: 3 } }', 'r.yaml:4:30 a param has no "min"'],
  ])('%s', (_, more, expected) => {
    expect(mistakesIn(rule(more))).toContain(expected);
  });

  it('of a metric', () => {
    const text = rule('metrics: { cpu: { name: CPUUtilization, statistic: Average, ovr: 1d } }');
    expect(mistakesIn(text)).toEqual([
      'r.yaml:4:61 a metric has no "ovr"; did you mean over?',
      'r.yaml:4:17 a metric has a name, a statistic and a window it is taken over',
    ]);
  });
});

describe('a value of another form is a mistake', () => {
  it.each([
    [
      'severity',
      'severity: urgent',
      'r.yaml:4:11 severity: is no "urgent"; it is one of critical, high, medium, low, info',
    ],
    ['a misspelt severity', 'severity: hihg', 'r.yaml:4:11 severity: is no "hihg"; did you mean high?'],
    ['title', 'title: 5', 'r.yaml:4:8 title: takes a text; put it in quotes'],
    ['tags', 'tags: internet', 'r.yaml:4:7 tags: takes a list; write [a, b]'],
    ['references', 'references: [5]', 'r.yaml:4:14 references: takes a list of texts; put it in quotes'],
    ['controls', 'controls: { aws-fsbp: RDS.1 }', 'r.yaml:4:23 aws-fsbp: takes a list; write [a, b]'],
    [
      'remediation',
      'remediation: fix it',
      'r.yaml:4:14 remediation: takes a map; it has summary, cli, cloudformation, terraform, impact',
    ],
    ['equivalents', 'equivalents: { prowler: x }', 'r.yaml:4:25 a list of ids is expected here; write [id]'],
    [
      'params of an equivalent',
      'equivalents: { trivy: [{ id: x, params: { dayz: 2 } }] }',
      'r.yaml:4:43 the rule has no "dayz"; it has ',
    ],
    [
      'a statistic',
      'metrics: { cpu: { name: C, statistic: Averge, over: 1d } }',
      'r.yaml:4:39 statistic: is no "Averge"; did you mean Average?',
    ],
    [
      'the window of a metric',
      'metrics: { cpu: { name: C, statistic: Sum, over: 7 } }',
      'r.yaml:4:50 7 is not a duration such as 90d or 36h',
    ],
    ['tests', 'tests: {}', 'r.yaml:4:8 tests: takes a list of examples'],
  ])('%s', (_, more, expected) => {
    expect(mistakesIn(rule(more))).toContain(expected);
  });
});

describe('what a rule cannot do without', () => {
  it.each([
    ['an id', 'resource: DBInstance\nassert: { MultiAZ: true }\n', ['r.yaml:1:1 the rule has no id']],
    [
      'a text as id',
      'id: 5\nresource: DBInstance\nassert: { MultiAZ: true }\n',
      ['r.yaml:1:5 id: takes a text; put it in quotes', 'r.yaml:1:1 the rule has no id'],
    ],
    [
      'a resource',
      'id: r\nassert: { MultiAZ: true }\n',
      ['r.yaml:1:1 the rule names no resource; add resource: DBInstance'],
    ],
    [
      'a resource type',
      'id: r\nresource: DBInstnce\nassert: {}\n',
      ['r.yaml:2:11 there is no resource type "DBInstnce"; did you mean DBInstance?'],
    ],
    ['an assert', 'id: r\nresource: DBInstance\n', ['r.yaml:1:1 the rule asserts nothing; add assert: { … }']],
    ['a map', '- 1\n', ['r.yaml:1:1 a rule is a map; it has id, resource and assert']],
  ])('%s', (_, text, expected) => {
    expect(mistakesIn(text)).toEqual(expected);
  });

  it.each(['R', 'a_b', 'a--b', '-a', 'a-', 'rds.x', '1-a'])('an id in its form: %s', id => {
    expect(mistakesIn(`id: '${id}'\nresource: DBInstance\nassert: { MultiAZ: true }\n`)).toEqual([
      `r.yaml:1:5 "${id}" is not a rule id; write lower-case words joined with hyphens`,
    ]);
  });

  it('each key once', () => {
    expect(mistakesIn('id: r\nid: s\nresource: DBInstance\nassert: { MultiAZ: true, MultiAZ: false }\n')).toEqual([
      'r.yaml:2:1 Map keys must be unique',
      'r.yaml:4:26 Map keys must be unique',
    ]);
  });
});
