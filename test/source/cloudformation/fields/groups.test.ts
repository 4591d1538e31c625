import { describe, expect, it } from 'vitest';
import { toCollection, Unknown } from '../../../../src/model/value.ts';
import { field, follow, inventory, judge, one, row, verdict } from './support.ts';

const group = (rest: string, type = 'DBParameterGroup', family = 'postgres14') =>
  `G: { Type: AWS::RDS::${type}, Properties: { Family: ${family}, Description: d ${rest} } }`;
const db = (others: string) =>
  one('RDS::DBInstance', "{ Engine: postgres, EngineVersion: '14.1', DBParameterGroupName: !Ref G }", others);

describe('a parameter group', () => {
  it.each([
    ['right', ', Parameters: { rds.force_ssl: 1 }', 'pass'],
    ['right as text', ", Parameters: { rds.force_ssl: 'on' }", 'pass'],
    ['wrong', ', Parameters: { rds.force_ssl: 0 }', 'fail'],
    ['silent, which the engine decides', '', 'fail'],
    ['hidden', ', Parameters: !ImportValue x', 'unknown'],
    ['a hidden value', ', Parameters: { rds.force_ssl: !ImportValue x }', 'unknown'],
    ['named, and right', ', DBParameterGroupName: Ours, Parameters: { rds.force_ssl: 1 }', 'pass'],
  ])('is %s', (_, rest, expected) => {
    expect(verdict(db(group(rest)), 'rds-postgres-force-ssl')).toBe(expected);
  });

  it('that is declared elsewhere says nothing', () => {
    const elsewhere = one('RDS::DBInstance', '{ Engine: postgres, DBParameterGroupName: theirs }');
    expect(verdict(elsewhere, 'rds-postgres-force-ssl')).toBe('unknown');
  });

  it('is one’s own where it is declared, with or without a name', () => {
    expect(verdict(db(group('')), 'rds-custom-parameter-group')).toBe('pass');
    expect(verdict(db(group(', DBParameterGroupName: ours')), 'rds-custom-parameter-group')).toBe('pass');
    expect(verdict(db(group(', DBParameterGroupName: !ImportValue x')), 'rds-custom-parameter-group')).toBe('unknown');
    expect(verdict(one('RDS::DBInstance', '{ Engine: postgres }'), 'rds-custom-parameter-group')).toBe('fail');
  });

  it('of a cluster holds for its parameters', () => {
    const cluster = (value: string) =>
      one(
        'RDS::DBCluster',
        '{ Engine: aurora-mysql, EngineVersion: 8.0.mysql_aurora.3.08.0, DBClusterParameterGroupName: !Ref G }',
        group(`, Parameters: { require_secure_transport: ${value} }`, 'DBClusterParameterGroup', 'aurora-mysql8.0'),
      );
    expect(verdict(cluster("'ON'"), 'aurora-mysql-require-secure-transport')).toBe('pass');
    expect(verdict(cluster("'OFF'"), 'aurora-mysql-require-secure-transport')).toBe('fail');
  });

  it('points at the line of the parameter', () => {
    const found = inventory(
      `G:\n  Type: AWS::RDS::DBParameterGroup\n  Properties:\n    Parameters:\n      a: 1\n      b: 2\n`,
    );
    const resource = found.rows('Parameter')[1] ?? {};
    const [place] = found.locate([{ type: 'Parameter', resource, path: ['ParameterValue'] }]);
    expect(place?.startLine).toBe(8);
  });
});

describe('an option group', () => {
  const oracle = (options: string) =>
    one(
      'RDS::DBInstance',
      '{ Engine: oracle-ee, OptionGroupName: !Ref G }',
      `G: { Type: AWS::RDS::OptionGroup, Properties: { EngineName: oracle-ee, OptionConfigurations: ${options} } }`,
    );
  it.each([
    [
      '[{ OptionName: NATIVE_NETWORK_ENCRYPTION, OptionSettings: [{ Name: SQLNET.ENCRYPTION_SERVER, Value: REQUIRED }] }]',
      'pass',
    ],
    [
      '[{ OptionName: NATIVE_NETWORK_ENCRYPTION, OptionSettings: [{ Name: SQLNET.ENCRYPTION_SERVER, Value: REQUESTED }] }]',
      'fail',
    ],
    ['!ImportValue x', 'unknown'],
  ])('with %s', (options, expected) => {
    expect(verdict(oracle(options), 'rds-oracle-encrypt-in-transit')).toBe(expected);
  });

  it('is tagged or not', () => {
    const tagged = one('RDS::OptionGroup', '{ Tags: [{ Key: Environment, Value: x }, { Key: Owner, Value: y }] }');
    expect(verdict(tagged, 'rds-option-group-tagged')).toBe('pass');
    expect(verdict(one('RDS::OptionGroup', '{ EngineName: oracle-ee }'), 'rds-option-group-tagged')).toBe('fail');
  });
});

describe('a subnet group', () => {
  const subnet = (name: string, zone: string) =>
    `${name}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, AvailabilityZone: ${zone} } }\n`;
  const found = (zone: string) =>
    inventory(
      `${one('RDS::DBSubnetGroup', '{ SubnetIds: [!Ref A, !Ref B] }')}${subnet('A', 'a')}${subnet('B', zone)}
V: { Type: AWS::EC2::VPC }
D: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, DBSubnetGroupName: !Ref R } }`,
    );
  it('spans the zones of its subnets', () => {
    expect(judge(found('b'), 'rds-subnet-group-spans-azs')).toBe('pass');
    expect(judge(found('a'), 'rds-subnet-group-spans-azs')).toBe('fail');
    expect(judge(found('!ImportValue x'), 'rds-subnet-group-spans-azs')).toBe('unknown');
  });

  it('stands in the VPC of its subnets, which is no default one where it is declared', () => {
    expect(judge(found('b'), 'rds-not-in-default-vpc', 'D')).toBe('pass');
    expect(field(one('RDS::DBSubnetGroup', '{ SubnetIds: [subnet-1] }'), 'DBSubnetGroup', 'VpcId')).toBeInstanceOf(
      Unknown,
    );
  });

  it('is used by the databases that name it', () => {
    const users = toCollection(follow(found('b'), 'DBSubnetGroup', 'instances'));
    expect(users.items).toEqual([row(found('b'), 'DBInstance', 'D')].map(() => expect.anything()));
  });
});

describe('a DB security group', () => {
  const admits = (inline: string, own = '') =>
    verdict(
      one('RDS::DBSecurityGroup', `{ GroupDescription: d, DBSecurityGroupIngress: ${inline} }`, own),
      'db-security-group-no-public-ingress',
    );
  const alone = (rest: string) =>
    `I: { Type: AWS::RDS::DBSecurityGroupIngress, Properties: { DBSecurityGroupName: ${rest} } }`;
  it('admits what stands in it and what is added to it', () => {
    expect(admits('[{ CIDRIP: 10.0.0.0/8 }, { EC2SecurityGroupId: sg-1 }]')).toBe('pass');
    expect(admits('[{ CIDRIP: 0.0.0.0/0 }]')).toBe('fail');
    expect(admits('[]', alone('!Ref R, CIDRIP: 0.0.0.0/0'))).toBe('fail');
    expect(admits('[]', alone('!ImportValue x, CIDRIP: 0.0.0.0/0'))).toBe('unknown');
    expect(admits('!ImportValue x')).toBe('unknown');
  });
});
