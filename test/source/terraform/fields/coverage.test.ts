import { describe, expect, it } from 'vitest';
import { derivedOf } from '../../../../src/model/derived.ts';
import { relationsOf } from '../../../../src/model/relations.ts';
import { isTypeName, type TypeName } from '../../../../src/model/types.ts';
import { loadBuiltinRules } from '../../../../src/rule/builtin.ts';
import { pathsOf } from '../../../../src/rule/walk.ts';
import { TERRAFORM_MAPPINGS } from '../../../../src/source/terraform/fields.ts';

const mappings = Object.values(TERRAFORM_MAPPINGS).flat();
const typesHere = new Set<TypeName>(mappings.map(({ to }) => to));

/** Types that no resource of the provider declares: AWS makes them, or they only happen. */
const NOT_DECLARABLE: ReadonlySet<string> = new Set([
  'BlueGreenDeployment',
  'Certificate',
  'DBClusterAutomatedBackup',
  'DBEngineVersion',
  'DBMajorEngineVersion',
  'DBRecommendation',
  'EngineDefaultClusterParameter',
  'EngineDefaultParameter',
  'MetricData',
  'ExportTask',
  'PendingMaintenance',
  'ProtectedResource',
  'RdsEvent',
  'RecoveryPoint',
  'BackupRule',
  'Region',
  'ReservedDBInstance',
  'RestoreJob',
  'ServerlessV2PlatformVersion',
  'Tag',
  'TenantDatabase',
]);

/** What AWS says of a resource that exists, or Terraform has no argument for. */
const NOT_EXPRESSIBLE: ReadonlySet<string> = new Set([
  'DBInstance.ActivityStreamKmsKeyId',
  'DBInstance.ActivityStreamStatus',
  'DBInstance.AutomaticRestartTime',
  'DBInstance.AwsBackupRecoveryPointArn',
  'DBInstance.DBInstanceStatus',
  'DBInstance.InstanceCreateTime',
  'DBInstance.IsStorageConfigUpgradeAvailable',
  'DBInstance.LatestRestorableTime',
  'DBInstance.PendingModifiedValues',
  'DBInstance.StatusInfos',
  'DBInstance.StorageVolumeStatus',
  'DBInstance.UpgradeRolloutOrder',
  'DBInstance.deletionPolicy',
  'DBInstance.updateReplacePolicy',
  'DBCluster.AutomaticRestartTime',
  'DBCluster.AwsBackupRecoveryPointArn',
  'DBCluster.ClusterCreateTime',
  'DBCluster.CrossAccountClone',
  'DBCluster.DBClusterMembers',
  'DBCluster.LatestRestorableTime',
  'DBCluster.PendingModifiedValues',
  'DBCluster.ServerlessV2PlatformVersion',
  'DBCluster.Status',
  'DBCluster.UpgradeRolloutOrder',
  'DBCluster.deletionPolicy',
  'DBCluster.updateReplacePolicy',
  'DBClusterSnapshot.SnapshotCreateTime',
  'DBClusterSnapshot.Status',
  'DBProxy.Status',
  'DBProxyTarget.TargetHealth',
  'DBSnapshot.OriginalSnapshotCreateTime',
  'DBSnapshot.SnapshotCreateTime',
  'DBSnapshot.Status',
  'EventSubscription.Status',
  'Integration.Status',
]);

/** Fields of the API that a derived field or relation of ours goes through, where it is not a field of its own. */
const THROUGH: Readonly<Record<string, readonly string[]>> = {
  'DBInstance.port': ['Endpoint'],
  'DBCluster.port': ['Port'],
  'DBInstance.allocatedBytes': ['AllocatedStorage'],
  'DBInstance.caIsCurrent': ['CACertificateIdentifier', 'CertificateDetails'],
  'DBInstance.cluster': ['DBClusterIdentifier'],
  'DBInstance.securityGroups': ['VpcSecurityGroups'],
  'DBInstance.subnets': ['DBSubnetGroup'],
  'DBInstance.optionGroups': ['OptionGroupMemberships'],
  'DBInstance.kmsKey': ['KmsKeyId'],
  'DBInstance.performanceInsightsKey': ['PerformanceInsightsKMSKeyId'],
  'DBInstance.secretKey': ['MasterUserSecret'],
  'DBCluster.instances': ['DBClusterIdentifier'],
  'DBCluster.securityGroups': ['VpcSecurityGroups'],
  'DBCluster.vpc': ['DBSubnetGroup'],
  'DBCluster.kmsKey': ['KmsKeyId'],
  'DBCluster.globalCluster': ['GlobalClusterIdentifier'],
  'DBProxy.subnets': ['VpcSubnetIds'],
  'DBProxy.securityGroups': ['VpcSecurityGroupIds'],
  'DBProxy.targets': ['DBProxyName'],
  'DBSubnetGroup.subnets': ['Subnets', 'VpcId'],
  'SecurityGroup.ingress': ['GroupId'],
  'SecurityGroupRule.cidrs': ['CidrIpv4', 'CidrIpv6', 'PrefixListId', 'ReferencedGroupInfo'],
  'SecurityGroupRule.ports': ['IpProtocol', 'FromPort', 'ToPort'],
  'Subnet.routesToInternet': ['SubnetId', 'VpcId'],
  'MetricAlarm.watches': ['MetricName', 'Namespace', 'Dimensions', 'Metrics'],
  'MetricAlarm.notifies': ['AlarmActions', 'ActionsEnabled', 'AlarmName'],
  'MetricAlarm.staticThreshold': ['Threshold', 'ThresholdMetricId'],
  'Topic.confirmedSubscriptions': ['Attributes', 'topicArn'],
  'GlobalCluster.regions': ['GlobalClusterMembers'],
  'Key.aliases': ['KeyId'],
  'Secret.proxies': ['ARN'],
  'DBSnapshot.instance': ['DbiResourceId'],
  'DBClusterSnapshot.cluster': ['DbClusterResourceId'],
};

function isKnown(type: TypeName, field: string): boolean {
  const tables = mappings.filter(({ to, fields }) => to === type && Object.keys(fields).length > 0);
  return tables.some(({ fields }) => Object.hasOwn(fields, field)) || NOT_EXPRESSIBLE.has(`${type}.${field}`);
}

/** What a path of a rule reads of a type, by its own name. */
function readsOf(): readonly { readonly type: TypeName; readonly name: string; readonly rule: string }[] {
  return loadBuiltinRules().flatMap(rule =>
    pathsOf(rule).flatMap(({ steps }) =>
      steps.flatMap(step => {
        if (step.is === 'entry' || step.on === undefined) return [];
        return [{ type: step.on, name: step.name, rule: rule.id }];
      }),
    ),
  );
}

/** The API's fields behind a name: itself, or those that a derived field is written in. */
function fieldsBehind(type: TypeName, name: string): readonly string[] {
  const through = THROUGH[`${type}.${name}`];
  if (through !== undefined) return through;
  if (relationsOf(type)[name] !== undefined) return [];
  const derived = derivedOf(type)[name];
  if (derived === undefined) return [name];
  return /^(?:master|skip|final|deletion|updateReplace)/.test(name) ? [name] : [];
}

describe('what rules read', () => {
  const reads = readsOf();

  it('are types that Terraform declares, or that it cannot', () => {
    const needed = new Set([...loadBuiltinRules().flatMap(({ needs }) => needs), ...reads.map(({ type }) => type)]);
    const missing = [...needed].filter(type => !typesHere.has(type) && !NOT_DECLARABLE.has(type));
    expect(missing).toEqual([]);
  });

  it('are fields that the tables have, or that Terraform has no argument for', () => {
    const missing = reads
      .filter(({ type }) => typesHere.has(type))
      .flatMap(({ type, name, rule }) => fieldsBehind(type, name).map(field => ({ type, field, rule })))
      .filter(({ type, field }) => !isKnown(type, field))
      .map(({ type, field, rule }) => `${type}.${field} (${rule})`);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('names nothing as inexpressible that a table has, or that no rule reads', () => {
    const read = new Set(reads.map(({ type, name }) => `${type}.${name}`));
    const names = [...NOT_EXPRESSIBLE].filter(name => !/ActivityStreamKmsKeyId/.test(name));
    expect(names.filter(name => !read.has(name))).toEqual([]);
    const declared = mappings.flatMap(({ to, fields }) => Object.keys(fields).map(field => `${to}.${field}`));
    expect(names.filter(name => declared.includes(name))).toEqual([]);
    expect([...NOT_DECLARABLE].filter(name => isTypeName(name) && typesHere.has(name))).toEqual([]);
  });

  it('finds every field of one type in each table of it', () => {
    const ofInstance = reads
      .filter(({ type }) => type === 'DBInstance')
      .flatMap(({ name }) => fieldsBehind('DBInstance', name));
    const wanted = [...new Set(ofInstance)].filter(field => !NOT_EXPRESSIBLE.has(`DBInstance.${field}`));
    const lacking = mappings
      .filter(({ to }) => to === 'DBInstance')
      .map(({ fields }) => wanted.filter(field => !Object.hasOwn(fields, field)));
    expect(lacking).toEqual(lacking.map(() => []));
  });
});
