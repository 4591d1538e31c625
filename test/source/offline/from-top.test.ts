import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeKey } from '../../../src/model/identity.ts';
import { fromTop } from '../../../src/source/offline/boundary.ts';
import { loadOffline } from '../../../src/source/offline.ts';

let home = '';
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'rds-audit-top-')));
  mkdirSync(join(home, 'shop/.git'), { recursive: true });
  mkdirSync(join(home, 'shop/infra'));
  writeFileSync(join(home, 'shop/infra/main.tf'), 'resource "aws_db_instance" "a" {}\n');
});
afterAll(() => rmSync(home, { recursive: true }));

describe('a path from the top of its repository', () => {
  it('does not say where that is', () => {
    expect(fromTop(join(home, 'shop/infra/main.tf'))).toBe('infra/main.tf');
    expect(fromTop(join(home, 'shop/infra'))).toBe('infra');
    expect(fromTop(join(home, 'shop'))).toBe('.');
  });

  it('is nothing without a repository, and for what is no file', () => {
    expect(fromTop(home)).toBeUndefined();
    expect(fromTop('<stdin>')).toBeUndefined();
  });

  it('stands for its root in fingerprints, and not in reports', async () => {
    const { inventories } = await loadOffline([join(home, 'shop')], {});
    expect(inventories.map(({ scope }) => [scopeKey(scope), scope.path])).toEqual([
      ['infra', join(home, 'shop/infra')],
    ]);
  });
});

describe('the key of a scope', () => {
  it('is its root for templates, even where account and Region are known: there may be several', () => {
    const place = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
    expect(scopeKey({ kind: 'plan', path: 'a/plan.json', ...place })).toBe('a/plan.json');
    expect(scopeKey({ kind: 'recorded', path: 'a', ...place })).toBe('aws/111122223333/eu-west-1');
    expect(scopeKey({ kind: 'recorded', path: 'a' })).toBe('a');
  });
});
