// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import { describe, expect, it } from 'vitest';
import { evaluate, worth } from './support.ts';

describe('Ref and Fn::GetAtt of a resource', () => {
  it.each([
    ['!Ref Named', 'harbour'],
    ['{ Ref: Named }', 'harbour'],
    ['!GetAtt Named.Endpoint.Port', 5433],
    ['!GetAtt [Named, Endpoint.Port]', 5433],
    ['{ "Fn::GetAtt": [Named, !Sub "Endpoint.Port"] }', 5433],
    ['!GetAtt Named.DBClusterArn', '?computed-at-apply!@Named'],
    ['!Ref Unnamed', '?computed-at-apply!@Unnamed'],
    ['!GetAtt Unnamed.MasterUserSecret.SecretArn', '?computed-at-apply!'],
    ['!Ref Key', '?computed-at-apply!@Key'],
    ['!GetAtt Key.Arn', '?computed-at-apply!@Key'],
    ['!Ref Group', '?computed-at-apply!@Group'],
    ['!GetAtt Group.GroupId', '?computed-at-apply!@Group'],
    ['!GetAtt Group.VpcId', '?computed-at-apply!@Vpc'],
    ['!Ref Secret', '?computed-at-apply!@Secret'],
    ['!Ref Attached', '?computed-at-apply!@Secret'],
    ['!Ref Custom', '?computed-at-apply@Custom'],
    ['!GetAtt Custom.Answer', '?computed-at-apply@Custom'],
    ['!Ref Nobody', '?unresolved-reference'],
    ['!GetAtt Nobody.Arn', '?unresolved-reference'],
    ['!GetAtt Named', '?expression'],
    ['!Ref [a]', '?expression'],
  ])('%s is %s', (written, expected) => expect(worth(written)).toEqual(expected));

  it('says where the value came from, and that a secret is one', () => {
    expect(evaluate('!Ref Named').from).toBe('the DBClusterIdentifier of Named');
    expect(evaluate('!Ref Secret').origin).toBe('generated');
    expect(evaluate('!Ref Given').origin).toBe('secret-reference');
  });

  it('keeps the reason of a name that is not known', () => {
    const cluster = 'Parameters: { Stage: { Type: String } }';
    const more =
      '"x"\n  Other:\n    Type: AWS::RDS::DBCluster\n    Properties: { DBClusterIdentifier: !Sub "c-${Stage}" }';
    expect(worth(`!Ref Other\n      Q: ${more}`, cluster)).toBe('?unresolved-reference!@Other');
  });
});

describe('the port of a database that asks for none', () => {
  const portOf = (properties: string, type = 'DBInstance') => {
    const database = `Database:\n    Type: AWS::RDS::${type}\n    Properties: ${properties}`;
    return worth(`!GetAtt Database.Endpoint.Port\n  ${database}`, 'Parameters: { None: { Type: String } }');
  };

  it.each([
    ['{ Engine: MySQL }', 3306],
    ['{ Engine: oracle-ee, DBSnapshotIdentifier: "" }', 1521],
    ['{ Engine: postgres, DBSnapshotIdentifier: !Ref AWS::NoValue }', 5432],
    ['{ Engine: postgres, Port: 5433 }', 5433],
  ])('%s', (properties, expected) => expect(portOf(properties)).toBe(expected));

  it.each([
    '{}',
    '{ Engine: !Ref None }',
    '{ Engine: nobody }',
    '{ Engine: mysql, DBClusterIdentifier: c }',
    '{ Engine: mysql, DBSnapshotIdentifier: !Ref None }',
    '{ Engine: mysql, SourceDBInstanceIdentifier: a }',
  ])('is not known: %s', properties => expect(portOf(properties)).toBe('?computed-at-apply!@Database'));

  it('is not known of Aurora PostgreSQL, of which AWS says two', () => {
    expect(portOf('{ Engine: aurora-mysql }', 'DBCluster')).toBe(3306);
    expect(portOf('{ Engine: aurora-postgresql }', 'DBCluster')).toBe('?computed-at-apply!@Database');
  });
});

describe('pseudo parameters', () => {
  it.each([
    ['!Ref AWS::Region', 'eu-west-1'],
    ['!Ref AWS::AccountId', '111122223333'],
    ['!Ref AWS::Partition', 'aws'],
    ['!Ref AWS::URLSuffix', 'amazonaws.com'],
    ['!Ref AWS::NoValue', null],
    ['!Ref AWS::StackName', '?unresolved-reference!'],
    ['!Sub "arn:${AWS::Partition}:x:${AWS::Region}:${AWS::AccountId}"', 'arn:aws:x:eu-west-1:111122223333'],
  ])('%s is %s', (written, expected) =>
    expect(worth(written, '', { region: 'eu-west-1', account: '111122223333' })).toEqual(expected),
  );

  it('are unknown where nobody says which', () => {
    expect(worth('!Ref AWS::Region')).toBe('?unresolved-reference!');
    expect(worth('!Ref AWS::Partition')).toBe('?unresolved-reference!');
    expect(worth('!Ref AWS::Partition', '', { region: 'cn-north-1' })).toBe('aws-cn');
    expect(worth('!Ref AWS::URLSuffix', '', { region: 'cn-north-1' })).toBe('amazonaws.com.cn');
  });
});
