import { describe, expect, it } from 'vitest';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';

const COMMANDS = loadBuiltinRules().flatMap(({ id, remediation: { cli } }) => (cli === undefined ? [] : [{ id, cli }]));
const QUOTED = /'[^']*'|"[^"]*"/g;

describe('the command of a built-in rule', () => {
  it('is one of the AWS CLI, for whatever Region the resource is in', () => {
    const others = COMMANDS.filter(({ cli }) => !cli.startsWith('aws ') || /--(region|profile)\b/.test(cli));
    expect(others).toEqual([]);
    expect(COMMANDS.length).toBeGreaterThan(100);
  });

  it('means nothing else to a shell: what is left to fill in is quoted, such as <team>', () => {
    expect(COMMANDS.filter(({ cli }) => /[<>|;&`$\\*?#\n]/.test(cli.replace(QUOTED, '')))).toEqual([]);
  });

  it('has no value of the resource between quotes, which would not hold it', () => {
    const quoted = COMMANDS.filter(({ cli }) => cli.match(QUOTED)?.some(part => /\{\w+\}/.test(part)));
    expect(quoted).toEqual([]);
  });
});
