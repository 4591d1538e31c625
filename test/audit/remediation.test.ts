import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillCommand, remediationFor } from '../../src/audit/remediation.ts';
import type { SourceKind } from '../../src/model/scope.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';

const fill = (value: unknown) => fillCommand('aws rds delete --id {Id}', { Id: value });

describe('a command for a resource', () => {
  it.each([
    ['orders-db', 'aws rds delete --id orders-db'],
    ['rds:orders-2026', 'aws rds delete --id rds:orders-2026'],
    ['a b', "aws rds delete --id 'a b'"],
    ["it's", "aws rds delete --id 'it'\\''s'"],
    ['$(rm -rf ~)', "aws rds delete --id '$(rm -rf ~)'"],
    ['~root', "aws rds delete --id '~root'"],
    ['=ls', "aws rds delete --id '=ls'"],
    [7, 'aws rds delete --id 7'],
  ])('quotes %j', (value, expected) => {
    expect(fill(value)).toBe(expected);
  });

  it.each([
    ['-rf'],
    ['--help'],
    ['a\nb'],
    ['a\u001b[31m'],
    ['a\u0000b'],
    ['\u202egnp'],
    ['\u200b'],
    ['\ud800'],
    ['##[group]x'],
    [''],
    [undefined],
    [null],
    [true],
    [{}],
    [['a']],
  ])('is left out for %j', value => {
    expect(fill(value)).toBeUndefined();
  });

  it('is left out for a name that every object inherits', () => {
    expect(fillCommand('aws {constructor} {toString}', {})).toBeUndefined();
  });

  it('is left out as a whole where one of several values is not safe', () => {
    expect(fillCommand('aws {A} {B}', { A: 'a', B: '-b' })).toBeUndefined();
    expect(fillCommand('aws {A} {A}', { A: 'a b' })).toBe("aws 'a b' 'a b'");
  });

  it('does not fill what a value itself holds', () => {
    expect(fillCommand('aws {A} {B}', { A: '{B}', B: 'b' })).toBe("aws '{B}' b");
  });

  it('means to a POSIX shell exactly the value', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'\'"\\$`!*?~ #&|;<>(){}[]=%@^,:-a1/') }),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 10, maxLength: 60 }), values => {
        const filled = values.flatMap(value => {
          const command = fillCommand("printf '%s\\n' {V}", { V: value });
          return command === undefined ? [] : [{ value, command }];
        });
        const script = filled.map(({ command }) => command).join('\n');
        const said = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
        expect(said).toBe(filled.map(({ value }) => `${value}\n`).join(''));
      }),
      { numRuns: 60 },
    );
  });
});

describe('remediation', () => {
  const rule = loadBuiltinRules().find(({ id }) => id === 'rds-instance-not-publicly-accessible');
  const fix = (kind: SourceKind, region?: string) =>
    rule && remediationFor(rule, { DBInstanceIdentifier: 'blog' }, { kind, region });

  it('is a command where something runs, in its region', () => {
    expect(fix('live', 'eu-west-1')?.cli).toMatch(/^aws rds modify-db-instance .* blog .* --region eu-west-1$/);
    expect(fix('recorded')?.cli).not.toContain('--region');
    expect(fix('recorded', 'x; rm -rf ~')?.cli).not.toContain('rm');
  });

  it("is the template's property where something is written", () => {
    expect(fix('cloudformation')).toMatchObject({ cloudformation: { PubliclyAccessible: false } });
    expect(fix('terraform')).toMatchObject({ terraform: { publicly_accessible: false } });
    expect(fix('plan')).toMatchObject({ terraform: { publicly_accessible: false } });
    for (const kind of ['cloudformation', 'terraform', 'plan'] as const) expect(fix(kind)).not.toHaveProperty('cli');
  });
});
