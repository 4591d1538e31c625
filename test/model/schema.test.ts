import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { awsModel } from '../../scripts/aws-model.ts';
import { ENUMERATIONS, KINDS } from '../../src/model/enums.ts';
import { awsFields, type FieldType, resourceFields } from '../../src/model/schema.ts';
import { TYPE_NAMES, typeOf } from '../../src/model/types.ts';

const FILE = new URL('../../src/model/aws.generated.json', import.meta.url);
const committed = readFileSync(FILE, 'utf8');
const generated: {
  shapes: Record<string, Record<string, string>>;
  enums: Record<string, Record<string, string[]>>;
} = JSON.parse(committed);

/** The fields of a structure, with the notations of their types. */
const fieldsIn = (written: string) =>
  (written === '' ? [] : written.split(', ')).map(one => {
    const [field = '', ...notation] = one.split(' ');
    return { field, type: notation.join(' ') };
  });

/** Every key that an overlay may have, for the fields that AWS types as text. */
const textKeys = new Set(
  Object.entries(generated.shapes).flatMap(([service, shapes]) =>
    Object.entries(shapes).flatMap(([shape, fields]) =>
      fieldsIn(fields)
        .filter(({ type }) => type === 'text' || type === '[text]')
        .flatMap(({ field }) => [field, `${shape}.${field}`, `${service}.${shape}.${field}`]),
    ),
  ),
);
const unfounded = (keys: readonly string[]) => keys.filter(key => !textKeys.has(key));

const fieldOf = (fields: ReadonlyMap<string, FieldType> | undefined, name: string) => fields?.get(name);
const text: FieldType = { is: 'scalar', kind: 'text' };

describe('the generated file', () => {
  it('is what the installed SDK says', { timeout: 60_000 }, async () => {
    expect(committed).toBe(await awsModel());
  });

  it('is small', () => {
    expect(Buffer.byteLength(committed)).toBeLessThan(250 * 1024);
  });

  it('is read field by field, structures without any included', () => {
    const services = new Set(TYPE_NAMES.filter(type => type !== 'Region').map(type => typeOf(type).service));
    expect([...services].sort()).toEqual(Object.keys(generated.shapes).sort());
    for (const service of services)
      for (const [shape, written] of Object.entries(generated.shapes[service] ?? {})) {
        const fields = [...(awsFields(service, shape)?.keys() ?? ['no structure'])];
        expect(fields).toEqual(fieldsIn(written).map(({ field }) => field));
      }
    expect([...(awsFields('cloudwatch', 'SlidingWindow') ?? ['no structure'])]).toEqual([]);
  });

  it('defines every structure and enumeration that it names', () => {
    for (const [service, shapes] of Object.entries(generated.shapes)) {
      const types = Object.values(shapes).flatMap(fields => fieldsIn(fields).map(({ type }) => type));
      const named = (pattern: RegExp) => types.flatMap(type => pattern.exec(type)?.[1] ?? []);
      expect(Object.keys(shapes)).toEqual(expect.arrayContaining(named(/\{(\w+)\}/)));
      expect(Object.keys(generated.enums[service] ?? {})).toEqual(expect.arrayContaining(named(/<(\w+)>/)));
    }
    expect(
      Object.values(generated.enums)
        .flatMap(Object.values)
        .filter(values => values.length === 0),
    ).toEqual([]);
  });
});

describe('overlays', () => {
  it('name only fields that AWS types as text', () => {
    expect(unfounded([...Object.keys(ENUMERATIONS), ...Object.keys(KINDS)])).toEqual([]);
  });

  it('are found out when they name another', () => {
    const wrong = ['DBInstance.Motor', 'DBProxy.Status', 'ec2.DBInstance.Engine', 'MultiAZ'];
    expect(unfounded([...wrong, 'rds.DBInstance.Engine', 'DBSubnetGroup.SupportedNetworkTypes'])).toEqual(wrong);
  });

  it('list each value once', () => {
    for (const [key, values] of Object.entries(ENUMERATIONS))
      expect([key, [...new Set(values)]]).toEqual([key, values]);
  });

  it('reach every engine version, window and CIDR', () => {
    const wanted = [...textKeys].filter(
      key => !key.includes('.') && /(EngineVersion|^Preferred.*Window|Cidr\w*)$/.test(key),
    );
    expect(wanted.filter(key => !Object.hasOwn(KINDS, key))).toEqual([]);
  });
});

describe('awsFields', () => {
  const instance = awsFields('rds', 'DBInstance');

  it.each<[string, FieldType]>([
    ['DBInstanceIdentifier', text],
    ['AllocatedStorage', { is: 'scalar', kind: 'number' }],
    ['MultiAZ', { is: 'scalar', kind: 'boolean' }],
    ['InstanceCreateTime', { is: 'scalar', kind: 'instant' }],
    ['EngineVersion', { is: 'scalar', kind: 'version' }],
    ['PreferredMaintenanceWindow', { is: 'scalar', kind: 'window' }],
    ['AutomationMode', { is: 'scalar', kind: 'text', values: ['all-paused', 'full'] }],
    ['NetworkType', { is: 'scalar', kind: 'text', values: ['DUAL', 'IPV4'] }],
    ['Endpoint', { is: 'struct', service: 'rds', shape: 'Endpoint' }],
    ['ReadReplicaDBInstanceIdentifiers', { is: 'list', of: text }],
    ['VpcSecurityGroups', { is: 'list', of: { is: 'struct', service: 'rds', shape: 'VpcSecurityGroupMembership' } }],
  ])('reads DBInstance.%s', (field, type) => {
    expect(fieldOf(instance, field)).toEqual(type);
  });

  it('follows structures into structures', () => {
    const subnets = fieldOf(awsFields('rds', 'DBSubnetGroup'), 'Subnets');
    expect(subnets).toEqual({ is: 'list', of: { is: 'struct', service: 'rds', shape: 'Subnet' } });
    expect(awsFields('rds', 'Subnet')?.has('SubnetIdentifier')).toBe(true);
    expect(awsFields('ec2', 'Subnet')?.has('SubnetIdentifier')).toBe(false);
  });

  it('reads maps, lists of enumerated values and unions', () => {
    expect(fieldOf(awsFields('guardduty', 'GetDetectorResponse'), 'Tags')).toEqual({ is: 'map', of: text });
    const algorithms = fieldOf(awsFields('kms', 'KeyMetadata'), 'MacAlgorithms');
    expect(algorithms).toMatchObject({
      is: 'list',
      of: { is: 'scalar', values: expect.arrayContaining(['HMAC_SHA_256']) },
    });
    expect([...(awsFields('cloudwatch', 'EvaluationWindow') ?? [])].map(([name]) => name)).toEqual([
      'WallClockWindow',
      'SlidingWindow',
    ]);
  });

  it('overlays the elements of a list and the value of a parameter', () => {
    const modes = fieldOf(awsFields('rds', 'Parameter'), 'SupportedEngineModes');
    expect(modes).toMatchObject({ is: 'list', of: { values: expect.arrayContaining(['serverless']) } });
    expect(fieldOf(awsFields('rds', 'Parameter'), 'ParameterValue')).toEqual({ is: 'scalar', kind: 'setting' });
    expect(fieldOf(awsFields('ec2', 'IpRange'), 'CidrIp')).toEqual({ is: 'scalar', kind: 'cidr' });
  });

  it('knows what it does not know, and reads a shape once', () => {
    expect(awsFields('rds', 'Nothing')).toBeUndefined();
    expect(awsFields('rds', 'constructor')).toBeUndefined();
    expect(awsFields('rds', 'DBInstance')).toBe(instance);
  });
});

describe('resourceFields', () => {
  it.each(TYPE_NAMES)('has the fields that the table of types names for %s', name => {
    const { id, arn, status, subject } = typeOf(name);
    const named = [id, arn, status, subject].filter(field => field !== undefined);
    expect([...resourceFields(name).keys()]).toEqual(expect.arrayContaining(named));
  });

  it('adds the subject, and leaves the structure as it is', () => {
    expect(resourceFields('Parameter').get('group')).toEqual(text);
    expect(awsFields('rds', 'Parameter')?.has('group')).toBe(false);
  });

  it('has our own fields for Region', () => {
    expect([...resourceFields('Region')]).toEqual(['id', 'account', 'region'].map(name => [name, text]));
  });
});
