import type { Status } from '../../../src/model/finding.ts';
import type { RuleTest } from '../../../src/rule/rule.ts';

type Given = RuleTest['given'];

/** An example in what templates can say, where the rule's own give what only AWS says. */
function example(expect: Status, given: Given): RuleTest {
  return { name: `as a template says it: ${expect}`, expect, given };
}

const of = (Engine: string, EngineVersion: string, more: object = {}) => ({
  DBInstance: { DBInstanceIdentifier: 'a', Engine, EngineVersion, ...more },
});
const ofCluster = (Engine: string, EngineVersion: string, more: object = {}) => ({
  DBCluster: { DBClusterIdentifier: 'c', Engine, EngineVersion, ...more },
});

const NOT_ENROLLED = { EngineLifecycleSupport: 'open-source-rds-extended-support-disabled' };

/** A database in a VPC that is declared beside it. */
const inVpc = (IsDefault: boolean) => ({
  DBInstance: { DBInstanceIdentifier: 'a', Engine: 'mysql', DBSubnetGroup: { DBSubnetGroupName: 'g' } },
  DBSubnetGroup: [{ DBSubnetGroupName: 'g', Subnets: [{ SubnetIdentifier: 's' }] }],
  Subnet: [{ SubnetId: 's', VpcId: 'v' }],
  Vpc: [{ VpcId: 'v', IsDefault }],
});
const clusterInVpc = (IsDefault: boolean) => {
  const { DBInstance: _, ...rest } = inVpc(IsDefault);
  return { DBCluster: { DBClusterIdentifier: 'c', Engine: 'aurora-mysql', DBSubnetGroup: 'g' }, ...rest };
};

/** By rule. The dated tables of engine lifecycles decide at the examples' clock, 1 September 2026. */
export const EXTRA: Readonly<Record<string, readonly RuleTest[]>> = {
  'rds-major-version-supported': [example('pass', of('postgres', '17.4')), example('fail', of('postgres', '12.4'))],
  'rds-cluster-major-version-supported': [
    example('pass', ofCluster('aurora-postgresql', '17.4')),
    example('fail', ofCluster('aurora-postgresql', '12.4')),
  ],
  'rds-instance-extended-support-not-near': [
    example('pass', of('postgres', '17.4')),
    example('fail', of('postgres', '13.10')),
  ],
  'rds-cluster-extended-support-not-near': [
    example('pass', ofCluster('aurora-postgresql', '17.4')),
    example('fail', ofCluster('aurora-postgresql', '13.10')),
  ],
  'rds-instance-not-in-extended-support': [
    example('pass', of('postgres', '17.4')),
    example('fail', of('postgres', '13.10')),
  ],
  'rds-cluster-not-in-extended-support': [
    example('pass', ofCluster('aurora-postgresql', '17.4')),
    example('fail', ofCluster('aurora-postgresql', '13.10')),
  ],
  'rds-instance-no-forced-major-upgrade-ahead': [
    example('pass', of('postgres', '17.4')),
    example('fail', of('postgres', '13.10', NOT_ENROLLED)),
  ],
  'rds-cluster-no-forced-major-upgrade-ahead': [
    example('pass', ofCluster('aurora-postgresql', '17.4')),
    example('fail', ofCluster('aurora-postgresql', '13.10', NOT_ENROLLED)),
  ],
  'rds-license-included-eos': [
    example('pass', of('sqlserver-se', '16.00.4085.2.v1', { LicenseModel: 'license-included' })),
    example('fail', of('sqlserver-se', '12.00.6433.1.v1', { LicenseModel: 'license-included' })),
  ],
  'rds-not-in-default-vpc': [example('pass', inVpc(false)), example('fail', inVpc(true))],
  'rds-cluster-not-in-default-vpc': [example('pass', clusterInVpc(false)), example('fail', clusterInVpc(true))],
  'rds-instance-storage-cmk': [
    example('fail', { DBInstance: { DBInstanceIdentifier: 'a', Engine: 'mysql', StorageEncrypted: true }, Key: [] }),
  ],
};
