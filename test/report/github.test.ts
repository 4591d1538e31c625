import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, type Report, SEVERITIES } from '../../src/model/finding.ts';
import { github } from '../../src/report/github.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport } from './hostile.ts';
import { at, CONTEXT, finding, report } from './sample.ts';

const written = (given: Report) => [...github(given, CONTEXT)].join('');
const linesOf = (given: Report) => written(given).split('\n').slice(0, -1);

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const taken = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const takenProperty = (text: string) => taken(text.replaceAll('%3A', ':').replaceAll('%2C', ','));

/** As the runner reads a line (actions/runner, ActionCommand.cs): `::name k=v,…::data` after white space, `##[` anywhere. */
function commandIn(line: string): Command | undefined {
  const found = /^\s*::([^:]*)::(.*)$/su.exec(line);
  if (found === null) return undefined;
  const [name = '', ...rest] = (found[1] ?? '').split(' ');
  const pairs = rest
    .join(' ')
    .split(',')
    .map(pair => pair.split('='));
  const properties = Object.fromEntries(pairs.map(([key, ...value]) => [key, takenProperty(value.join('='))]));
  return { name, properties, message: taken(found[2] ?? '') };
}

const commandsOf = (given: Report) => linesOf(given).flatMap(line => commandIn(line) ?? []);
const onlyCommand = (given: Partial<Finding>) => {
  const [command, ...others] = commandsOf(report([finding(given)]));
  expect(others).toEqual([]);
  return command;
};
const numbered = (count: number, given: Partial<Finding>) =>
  Array.from({ length: count }, (_, index) =>
    finding({ ...given, resource: { type: 'DBInstance', id: `db-${index}`, account: '1', region: 'r' } }),
  );

describe('the github reporter', () => {
  it('writes the golden report', () => expectGolden('report.github.txt', written(FULL)));

  it('gives each finding the level of its severity', () => {
    const levels = SEVERITIES.map(severity => onlyCommand({ severity })?.name);
    expect(levels).toEqual(['error', 'error', 'warning', 'notice', 'notice']);
  });

  it('gives what is unknown a notice, whatever its severity, and says so', () => {
    const command = onlyCommand({ severity: 'critical', status: 'unknown' });
    expect(command?.name).toBe('notice');
    expect(command?.properties.title).toMatch(/^Unknown: /);
    expect(command?.message).not.toContain('Fix');
  });

  it('annotates nothing that passes, does not apply, is suppressed or known to the baseline', () => {
    const quiet = [
      { status: 'pass' },
      { status: 'not-applicable' },
      { suppression: { reason: 'x' } },
      { baseline: 'known' },
    ] as const;
    expect(commandsOf(report(quiet.map(given => finding(given))))).toEqual([]);
  });

  it('stands on one line of a file below the working directory', () => {
    expect(onlyCommand({ location: at('/work/infra/main.tf', 4, 3) })?.properties).toEqual({
      ...{ file: 'infra/main.tf', line: '4', endLine: '4', col: '3', endColumn: '13' },
      title: 'DB instance is not publicly accessible (rds-instance-not-publicly-accessible)',
    });
    const long = { file: 'a.tf', startLine: 4, startColumn: 3, endLine: 9, endColumn: 1 };
    expect(onlyCommand({ location: long })?.properties).toMatchObject({ line: '4', endLine: '4', col: '3' });
    expect(onlyCommand({ location: long })?.properties).not.toHaveProperty('endColumn');
  });

  it.each([null, at('/elsewhere/a.tf', 1, 1), at('<stdin>', 1, 1), at('../a.tf', 1, 1)])(
    'names no file where there is none of the checkout, and says where instead: %o',
    location => {
      const command = onlyCommand({ location });
      expect(Object.keys(command?.properties ?? {})).toEqual(['title']);
      expect(command?.message).toContain('In 111122223333/eu-west-1');
    },
  );

  it('tells of the instances of one line once', () => {
    const location = at('main.tf', 4, 3);
    const [command, ...others] = commandsOf(report(numbered(3, { location })));
    expect(others).toEqual([]);
    expect(command?.message).toContain('Also: DBInstance db-1, DBInstance db-2');
  });

  it('gives back what was written', () => {
    const message = 'Tags is 50%, a:b,c%0A, expected x';
    expect(onlyCommand({ message })?.message).toContain(message);
    expect(onlyCommand({ title: 'a:b,c 5%' })?.properties.title).toContain('a:b,c 5%');
    expect(onlyCommand({ location: at('a,b:c%.tf', 1, 1) })?.properties.file).toBe('a,b:c%.tf');
  });

  it('shows ten of each level, the worst, and says in its last line how many it does not', () => {
    const findings = [
      ...numbered(12, { severity: 'critical' }),
      ...numbered(11, { severity: 'medium' }),
      ...numbered(10, { severity: 'low' }),
    ];
    const levels = commandsOf(report(findings)).map(({ name }) => name);
    expect(levels).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(10).fill('notice')]);
    expect(linesOf(report(findings)).at(-1)).toMatch(
      /^Not shown: 2 of 12 errors, 1 of 11 warnings\. .*--format markdown.*--format json/,
    );
  });

  it('ends in the outcome where it shows all', () => {
    expect(linesOf(report([finding()])).at(-1)).toBe('1 failed, 0 unknown in 1 scope');
  });

  it('says what has no annotation', () => {
    expect(written(FULL)).toContain('Without annotations: 5 undecided rules, 1 gap');
  });

  it('does not annotate what the baseline knows, and says how many unknowns that are', () => {
    const known = { status: 'unknown', baseline: 'known' } as const;
    const given = report([finding(known), finding({ ...known, baseline: 'new' }), finding({ baseline: 'known' })]);
    expect(commandsOf(given)).toHaveLength(1);
    expect(written(given)).toContain('Without annotations: 1 unknown that the baseline holds.');
  });

  it('is no second command, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const lines = linesOf(given);
        const commands = lines.flatMap(line => commandIn(line) ?? []);
        const open = given.findings.filter(
          ({ status, suppression, baseline }) =>
            (status === 'unknown' || status === 'fail') && baseline !== 'known' && suppression === undefined,
        );
        expect(commands.length).toBeLessThanOrEqual(open.length);
        expect(commands.length > 0).toBe(open.length > 0);
        for (const { name, properties, message } of commands) {
          expect(['error', 'warning', 'notice']).toContain(name);
          expect(['file', 'line', 'endLine', 'col', 'endColumn', 'title']).toEqual(
            expect.arrayContaining(Object.keys(properties)),
          );
          expect(message).not.toMatch(/^\s*::|##\w*\[/mu);
        }
        for (const line of lines) {
          expect(line).not.toMatch(/##\w*\[|[\p{Cc}\p{Cs}\u2028\u2029\u202e\u200b]/u);
          if (commandIn(line) === undefined) expect(line).not.toMatch(/^\s*::/u);
        }
      }),
    );
  });
});
