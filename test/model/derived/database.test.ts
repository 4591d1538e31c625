import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/value.ts';
import { HIDDEN } from '../../rule/support.ts';
import { derived, short } from '../follow.ts';

describe('engines and versions', () => {
  it.each([
    ['mysql', '8.0.35', 'mysql', '8.0'],
    ['mariadb', '10.11.4', 'mariadb', '10.11'],
    ['postgres', '15.4', 'postgres', '15'],
    ['postgres', '9.6.24', 'postgres', '9.6'],
    ['aurora-mysql', '8.0.mysql_aurora.3.08.0', 'aurora-mysql', '8.0'],
    ['aurora', '5.6.10a', 'aurora-mysql', '5.6'],
    ['aurora-postgresql', '15.4', 'aurora-postgresql', '15'],
    ['oracle-se2', '19.0.0.0.ru-2023-10.rur-2023-10.r1', 'oracle', '19'],
    ['oracle-ee', '12.1.0.2.v10', 'oracle', '12.1'],
    ['sqlserver-ex', '15.00.4236.7.v1', 'sqlserver', '15'],
    ['db2-se', '11.5.9.0', 'db2', '11'],
    ['custom-oracle-ee', '19.my_cev', 'custom', '19'],
    ['mysql', '8', 'mysql', '(unreadable)'],
  ])('%s %s: %s, %s', (Engine, EngineVersion, family, major) => {
    const of = { Engine, EngineVersion };
    expect([derived('DBInstance', 'engineFamily', of), short(derived('DBInstance', 'majorVersion', of), '')]).toEqual([
      family,
      major,
    ]);
  });

  it('nothing is guessed without an engine or version', () => {
    const both = (of: Resource) =>
      ['engineFamily', 'majorVersion'].map(name => short(derived('DBInstance', name, of), ''));
    expect(both({})).toEqual([undefined, undefined]);
    expect(both({ Engine: 'mysql' })).toEqual(['mysql', undefined]);
    expect(both({ EngineVersion: '8.0.35' })).toEqual([undefined, '(operand-absent)']);
    expect(both({ Engine: HIDDEN, EngineVersion: '8.0.35' })).toEqual([
      '(unresolved-reference)',
      '(unresolved-reference)',
    ]);
    expect(both({ Engine: 'mysql', EngineVersion: HIDDEN })).toEqual(['mysql', '(unresolved-reference)']);
  });

  it('the port is the endpoint’s, and a cluster’s its own', () => {
    expect(derived('DBInstance', 'port', { DbInstancePort: 0, Endpoint: { Port: 5432 } })).toBe(5432);
    expect(derived('DBInstance', 'port', { DbInstancePort: 0 })).toBeUndefined();
    expect(short(derived('DBInstance', 'port', { Endpoint: HIDDEN }), '')).toBe('(unresolved-reference)');
    expect(derived('DBCluster', 'port', { Port: 3306, Endpoint: 'c.example' })).toBe(3306);
  });
});
