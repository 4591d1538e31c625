import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN } from '../../rule/support.ts';
import { follow, short } from '../follow.ts';

const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/k1';
const ALIAS_ARN = 'arn:aws:kms:eu-west-1:111122223333:alias/app';
const KEY = { KeyId: 'k1', Arn: ARN };
const alias = (TargetKeyId?: unknown) => ({ AliasName: 'alias/app', AliasArn: ALIAS_ARN, TargetKeyId });

/** A key, or its alias, that a template declares and AWS has yet to name. */
const reference = (address: string) => new Unknown('computed-at-apply', 'known at apply', 'resource', true, address);
const DECLARED = { KeyId: reference('Key'), Arn: reference('Key'), Name: 'declared' };

describe('a KMS key', () => {
  const key = (KmsKeyId: unknown, rows: object, field = 'KeyId', kind: 'recorded' | 'cloudformation' = 'recorded') =>
    short(follow('DBInstance', 'kmsKey', { KmsKeyId }, rows, { kind }), field);

  it.each([
    ['by its ARN', ARN],
    ['by its id', 'k1'],
    ['by an alias', 'alias/app'],
    ['by the ARN of an alias', ALIAS_ARN],
  ])('%s', (_, name) => {
    expect(key(name, { Key: [KEY], Alias: [alias('k1')] })).toBe('k1');
  });

  it.each([
    ['an alias that points at an ARN', 'alias/app', [alias(ARN)], 'k1'],
    ['an alias whose target is hidden', 'alias/app', [alias(HIDDEN)], '(unresolved-reference)'],
    ['an alias that points nowhere', 'alias/app', [alias()], '(not-found)'],
    ['an alias that is not listed', 'alias/other', [alias('k1')], '(not-found)'],
    ['an alias of a key that is not listed', 'alias/app', [alias('k2')], '(not-found)'],
    ['aliases denied', 'alias/app', DENIED, '(access-denied)'],
    ['an alias among hidden ones', 'alias/app', [{ ...alias('k1'), AliasName: HIDDEN }], '(unresolved-reference)'],
  ])('%s', (_, name, Alias, expected) => {
    expect(key(name, { Key: [KEY], Alias })).toBe(expected);
  });

  it('of an alias that only AWS can give is managed by AWS, whether it is listed or not', () => {
    const rows = { Key: [KEY], Alias: [alias('k1')] };
    expect(key('alias/aws/rds', rows, 'KeyManager')).toBe('AWS');
    expect(key('alias/aws/rds', { Key: [], Alias: DENIED }, 'KeyManager')).toBe('AWS');
    expect(key('alias/aws/rds', rows, 'KeyState')).toBe('(not-collected)');
  });

  it('that a template declares, through an alias that refers to it', () => {
    const rows = { Key: [DECLARED], Alias: [alias(reference('Key'))] };
    expect(key('alias/app', rows, 'Name', 'cloudformation')).toBe('declared');
  });

  it('of an alias that a template does not declare may be anywhere', () => {
    expect(key('alias/app', { Key: [DECLARED], Alias: [] }, 'Name', 'cloudformation')).toBe('(unresolved-reference)');
  });
});
