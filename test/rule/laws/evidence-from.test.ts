import { describe, expect, it } from 'vitest';
import { Inventory } from '../../../src/model/inventory.ts';
import type { Resource } from '../../../src/model/value.ts';
import { CLOUDFORMATION_MAPPINGS } from '../../../src/source/cloudformation/fields.ts';
import { inventoryOf } from '../../../src/source/template/inventory.ts';
import type { Mappings } from '../../../src/source/template/mapping.ts';
import { TERRAFORM_MAPPINGS } from '../../../src/source/terraform/fields.ts';
import { declarationsOf } from '../../source/cloudformation/support.ts';
import { load } from '../../source/terraform/support.ts';
import { asserting, compiled, explained, HIDDEN, NOW, ruleOf } from '../support.ts';

/** Where the one piece of evidence came from. */
const from = (...args: Parameters<typeof explained>) => explained(...args).evidence.map(one => one.from);

const TABLE = expect.stringMatching(/^rds-audit's table of \d{4}-\d\d-\d\d$/);
const OF_TABLE = expect.stringMatching(/^expected from rds-audit's table of \d{4}-\d\d-\d\d$/);
const MYSQL = { Engine: 'mysql', EngineVersion: '8.0.41', DBInstanceClass: 'db.r6g.large' };
const PARAMETER = { group: 'g', ParameterName: 'general_log', ApplyType: 'dynamic' };
const GROUPS = [{ DBParameterGroupName: 'g', ParameterApplyStatus: 'in-sync' }];

describe('evidence says that a dated table decided', () => {
  it.each([
    ['of an authority', '{ caIsCurrent: true }', { CACertificateIdentifier: 'rds-ca-2019' }],
    ['of a lifecycle', '{ standardSupportEnd: { min: 2030-01-01 } }', MYSQL],
    ['of an instance class', '{ memoryGiB: { min: 64 } }', MYSQL],
    ['of Performance Insights', '{ supportsPerformanceInsights: false }', MYSQL],
    ['of known flaws', '{ knownFlaws: { count: { min: 1 } } }', MYSQL],
    ['of ports', '{ defaultPort: 5432 }', MYSQL],
  ])('%s', (_, condition, subject) => {
    expect(from(condition, subject)).toEqual([TABLE]);
  });

  it('of a parameter that the engine decides, and not of one that is set', () => {
    const subject = { ...MYSQL, DBParameterGroups: GROUPS };
    const judged = (row: Resource) =>
      from('{ "parameters[general_log]": true }', subject, { rows: { Parameter: [{ ...PARAMETER, ...row }] } });
    expect(judged({ Source: 'engine-default' })).toEqual([TABLE]);
    expect(judged({ Source: 'user', ParameterValue: '0' })).toEqual([undefined]);
  });

  it('of what a value is compared with', () => {
    const subject = { ...MYSQL, AllocatedStorage: 20 };
    expect(from('{ AllocatedStorage: { max: $resource.memoryGiB } }', subject)).toEqual([OF_TABLE]);
    expect(from('{ AllocatedStorage: { max: $resource.memoryGiB * 1 } }', subject)).toEqual([OF_TABLE]);
  });

  it('of the members of a cluster', () => {
    const rows = { DBInstance: [{ ...MYSQL, DBInstanceIdentifier: 'a', DBClusterIdentifier: 'c' }] };
    const condition = '{ instances: { every: { classGeneration: previous } } }';
    expect(from(condition, { DBClusterIdentifier: 'c' }, { rows, resource: 'DBCluster' })).toEqual([TABLE]);
  });
});

describe('evidence says nothing of a table', () => {
  it('where AWS’s own answer decided', () => {
    const lifecycle = (name: string) => ({
      LifecycleSupportName: `open-source-rds-${name}-support`,
      LifecycleSupportEndDate: '2026-07-31T23:59:59Z',
    });
    const DBMajorEngineVersion = [
      { Engine: 'mysql', MajorEngineVersion: '8.0', SupportedEngineLifecycles: [lifecycle('standard')] },
    ];
    const condition = '{ standardSupportEnd: { min: 2030-01-01 } }';
    expect(from(condition, MYSQL, { rows: { DBMajorEngineVersion } })).toEqual([undefined]);
  });

  it.each([
    ['nothing is there', '{ caIsCurrent: true }', {}],
    ['the value is not known', '{ caIsCurrent: true }', { CACertificateIdentifier: HIDDEN }],
    ['no table is asked', '{ classFamily: t3 }', MYSQL],
    ['the value simply stands there', '{ MultiAZ: true }', { MultiAZ: false }],
    ['a param is compared with', '{ BackupRetentionPeriod: { min: 7 } }', { BackupRetentionPeriod: 1 }],
  ])('where %s', (_, condition, subject) => {
    expect(from(condition, subject)).toEqual([undefined]);
  });

  it('where an example gives what is derived', () => {
    const subject = { ...MYSQL, memoryGiB: 16 };
    const inventory = new Inventory({
      scope: { kind: 'recorded' },
      tables: new Map([['DBInstance', { rows: [subject] }]]),
      given: true,
    });
    const { evidence } = compiled(ruleOf(asserting('{ memoryGiB: { min: 64 } }'))).explain(subject, {
      inventory,
      now: NOW,
    });
    expect(evidence.map(one => one.from)).toEqual([undefined]);
  });
});

type Declarations = Parameters<typeof inventoryOf>[0];

/** Where what a condition reads of the template's only database came from. */
function inTemplate(condition: string, template: Declarations, mappings: Mappings) {
  const inventory = inventoryOf(template, mappings);
  const [subject = {}] = inventory.rows('DBInstance');
  return compiled(ruleOf(asserting(condition)))
    .explain(subject, { inventory, now: NOW })
    .evidence.map(one => one.from);
}

describe('evidence from CloudFormation', () => {
  const judged = (condition: string, properties: string, sections = '') => {
    const text = `${sections}\nResources:\n  A:\n    Type: AWS::RDS::DBInstance\n    Properties: ${properties}\n${CLUSTER}`;
    const template = { kind: 'cloudformation', path: 't.yaml', declarations: declarationsOf(text) } as const;
    return inTemplate(condition, template, CLOUDFORMATION_MAPPINGS);
  };
  const DAYS = 'Parameters: { Days: { Type: Number, Default: 1 } }';
  const CLUSTER = '  C: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, EngineVersion: x } }\n';
  const CLASS = 'Parameters: { Class: { Type: String, Default: db.m4.large } }';

  it.each([
    ['of what stands there', '{ BackupRetentionPeriod: { min: 7 } }', '{ BackupRetentionPeriod: 1 }', undefined],
    [
      'of what a parameter gives',
      '{ BackupRetentionPeriod: { min: 7 } }',
      '{ BackupRetentionPeriod: !Ref Days }',
      'the default of parameter Days',
    ],
    [
      'of what is left out',
      '{ BackupRetentionPeriod: { min: 7 } }',
      '{ Engine: mysql }',
      "left out: CloudFormation's default",
    ],
    [
      'of what a member has from its cluster',
      '{ Engine: mysql }',
      '{ DBClusterIdentifier: !Ref C }',
      'left out: follows from C',
    ],
    ['of what is absent altogether', '{ KmsKeyId: { present: true } }', '{ StorageEncrypted: false }', undefined],
  ])('%s', (_, condition, properties, expected) => {
    expect(judged(condition, properties, DAYS)).toEqual([expected]);
  });

  it('of a table and of the parameter that the class is', () => {
    const [origin] = judged('{ classGeneration: current }', '{ Engine: mysql, DBInstanceClass: !Ref Class }', CLASS);
    expect(origin).toMatch(/^rds-audit's table of [-\d]{10}; the default of parameter Class$/);
  });
});

describe('evidence from Terraform', () => {
  const judged = async (condition: string, written: string, more = '') => {
    const { template } = await load(`resource "aws_db_instance" "a" {\n  ${written}\n}\n${more}`);
    if (template === undefined) throw new Error('no template');
    return inTemplate(condition, template, TERRAFORM_MAPPINGS);
  };
  const DAYS = 'variable "days" { default = 1 }';

  it.each([
    ['of what stands there', 'backup_retention_period = 1', undefined],
    ['of what a variable gives', 'backup_retention_period = var.days', 'the default of variable days'],
    ['of what is left out', 'engine = "mysql"', "left out: Terraform's default"],
  ])('%s', async (_, written, expected) => {
    expect(await judged('{ BackupRetentionPeriod: { min: 7 } }', written, DAYS)).toEqual([expected]);
  });
});
