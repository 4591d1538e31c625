import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParameterFile } from '../../../src/source/cloudformation/parameter-file.ts';
import { readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import { looksLikeCloudFormation } from '../../../src/source/cloudformation/recognise.ts';
import { find, property, shown } from './support.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/cloudformation');
const readFile = (path: string) => readFileSync(join(FOLDER, path), 'utf8');

function read(file: string, parameters: ReadonlyMap<string, string> = new Map()) {
  const { template, mistakes, notes } = readCloudFormation(file, readFile(file), { parameters, readFile });
  expect({ mistakes, notes }).toEqual({ mistakes: [], notes: [] });
  return template?.declarations ?? [];
}

describe('the stack of Harbour Lane Books', () => {
  const shop = read('shop.yaml');
  const value = (address: string, name: string) => shown(property(shop, address, name).value);

  it('is known for a template', () => {
    const files = ['shop.yaml', 'network.yaml', 'orders.template.json'];
    expect(files.map(readFile).map(looksLikeCloudFormation)).toEqual([true, true, true]);
    expect(looksLikeCloudFormation(readFile('production.json'))).toBe(false);
  });

  it('has its network in a stack of its own', () => {
    expect(value('Network/SubnetB', 'CidrBlock')).toBe('10.41.1.0/24');
    expect(value('DatabaseGroup', 'VpcId')).toBe('?computed-at-apply!@Network/Vpc');
    expect(value('StockGroupIngress', 'CidrIp')).toBe('10.41.0.0/16');
  });

  it('is for tests unless something else is given', () => {
    expect(shop.map(({ address }) => address)).not.toContain('CatalogueReader');
    expect(value('Catalogue', 'BackupRetentionPeriod')).toBe(1);
    expect(value('Stock', 'MultiAZ')).toBe(false);
    expect(value('Stock', 'PubliclyAccessible')).toBe(true);
    expect(value('CatalogueWriter', 'DBClusterIdentifier')).toBe('catalogue-test');
    const [own, office] = [property(shop, 'DatabaseGroup', 'SecurityGroupIngress').value].flatMap(rules =>
      Array.isArray(rules) ? rules : [],
    );
    expect(shown(own?.value ?? null)).toMatchObject({ SourceSecurityGroupId: '?computed-at-apply!@ApplicationGroup' });
    expect(shown(office?.value ?? null)).toMatchObject({ CidrIp: '0.0.0.0/0' });
  });

  it('is for production with its parameter file', () => {
    const { parameters, mistakes } = readParameterFile('production.json', readFile('production.json'));
    expect(mistakes).toEqual([]);
    const production = read('shop.yaml', parameters);
    expect(find(production, 'CatalogueReader').maybe).toBeUndefined();
    expect(shown(property(production, 'Stock', 'DBInstanceClass').value)).toBe('db.r6g.large');
    expect(shown(property(production, 'DatabaseGroup', 'SecurityGroupIngress').value)).toHaveLength(1);
  });

  it('never shows its password', () => {
    expect(property(shop, 'Stock', 'MasterUserPassword')).toMatchObject({ origin: 'parameter', sensitive: true });
  });
});

describe('a stack that the CDK synthesised', () => {
  const orders = read('orders.template.json');

  it('has its password from the secret that it makes', () => {
    expect(property(orders, 'OrdersC6D0E9F4', 'MasterUserPassword')).toMatchObject({
      origin: 'secret-reference',
      sensitive: true,
    });
  });

  it('joins by what it refers to', () => {
    expect(shown(property(orders, 'OrdersC6D0E9F4', 'VPCSecurityGroups').value)).toEqual([
      '?computed-at-apply!@OrdersSecurityGroup7E0A5B12',
    ]);
    expect(find(orders, 'CDKMetadata').maybe?.code).toBe('unresolved-reference');
  });

  it('has each value on its own line', () => {
    const lines = readFile('orders.template.json').split('\n');
    for (const [name, { at }] of find(orders, 'OrdersC6D0E9F4').properties)
      expect(lines[(at?.startLine ?? 0) - 1]).toContain(`"${name}":`);
  });
});
