import type { Inventory } from '../inventory.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import { type AskedBy, inverse, inverseOne, lookUp, type Relation, type RowKeys } from './join.ts';
import { field, readField } from './readers.ts';

const ARN = { DBInstance: 'DBInstanceArn', DBCluster: 'DBClusterArn' } as const;
const VAULTS: AskedBy = { holder: 'BackupVault', name: 'BackupVaultName' };

/** What AWS Backup holds of a database, found by its ARN. */
export function backupRelations(type: 'DBInstance' | 'DBCluster'): Readonly<Record<string, Relation>> {
  const own = field(type, ARN[type]);
  return {
    protectedResource: inverseOne({ to: 'ProtectedResource', by: 'ResourceArn', own }),
    recoveryPoints: inverse('observer', { to: 'RecoveryPoint', by: 'ResourceArn', own, askedBy: VAULTS }),
    restoreJobs: inverse('observer', { to: 'RestoreJob', by: RESTORED, own, needs: ['RecoveryPoint'] }),
  };
}

/** A restore names what it restored, or only the recovery point that it was restored from. */
const RESTORED: RowKeys = {
  name: 'restored-resource',
  keysOf: (job, add, inventory) => {
    const arn = inventory.read('RestoreJob', job, 'SourceResourceArn');
    add(isAbsent(arn) ? pointOf(job, inventory) : arn);
  },
};

function pointOf(job: Resource, inventory: Inventory): unknown {
  const arn = inventory.read('RestoreJob', job, 'RecoveryPointArn');
  if (typeof arn !== 'string' || arn === '') return arn instanceof Unknown ? arn : NO_SOURCE;
  const point = inventory.find('RecoveryPoint', 'RecoveryPointArn', arn).rows[0];
  const source = point === undefined ? undefined : inventory.read('RecoveryPoint', point, 'ResourceArn');
  return isAbsent(source) ? NO_SOURCE : source;
}

const NO_SOURCE = new Unknown('unresolved-reference', 'what the job restored is not known');

/** The plan's rule that made a recovery point; absent for one that was made by hand. */
export const PLAN_RULE: Relation = {
  to: 'BackupRule',
  many: false,
  strength: 'strong',
  needs: ['BackupRule'],
  follow: (point, inventory) => {
    const maker = inventory.read('RecoveryPoint', point, 'CreatedBy');
    const [rule, plan] = ['BackupRuleId', 'BackupPlanId'].map(name => readField(maker, name));
    if (isAbsent(rule) || rule instanceof Unknown) return rule;
    const found = lookUp(String(rule), { to: 'BackupRule', by: 'RuleId' }, 'strong', inventory);
    if (!(found instanceof Unknown) || typeof plan !== 'string') return found;
    return inventory.subjectGap('BackupRule', plan) ?? found;
  },
};

/** Exports of an instance: a task names the snapshot, and only the snapshot's row says of which instance it is. */
export const INSTANCE_EXPORTS = inverse('observer', {
  to: 'ExportTask',
  own: field('DBInstance', 'DbiResourceId'),
  needs: ['DBSnapshot'],
  by: {
    name: 'exported-instance',
    keysOf: (task, add, inventory) => {
      const arn = sourceOf(task, inventory);
      if (typeof arn !== 'string') add(arn);
      else if (kindOf(arn) === 'snapshot') add(ownerOf(arn, 'DBSnapshot', 'DBSnapshotArn', 'DbiResourceId', inventory));
    },
  },
});

/** Exports of a cluster, or of a snapshot of it. */
export const CLUSTER_EXPORTS = inverse('observer', {
  to: 'ExportTask',
  own: field('DBCluster', 'DbClusterResourceId'),
  needs: ['DBClusterSnapshot'],
  by: {
    name: 'exported-cluster',
    keysOf: (task, add, inventory) => {
      const arn = sourceOf(task, inventory);
      const id = 'DbClusterResourceId';
      if (typeof arn !== 'string') add(arn);
      else if (kindOf(arn) === 'cluster') add(ownerOf(arn, 'DBCluster', 'DBClusterArn', id, inventory));
      else if (kindOf(arn) === 'cluster-snapshot')
        add(ownerOf(arn, 'DBClusterSnapshot', 'DBClusterSnapshotArn', id, inventory));
    },
  },
});

function sourceOf(task: Resource, inventory: Inventory): unknown {
  const arn = inventory.read('ExportTask', task, 'SourceArn');
  return isAbsent(arn) ? new Unknown('unreadable', 'an export task names no source') : arn;
}

/** `snapshot` of `arn:aws:rds:eu-west-1:111122223333:snapshot:a`. */
function kindOf(arn: string): string | undefined {
  return arn.split(':')[5];
}

function ownerOf(
  arn: string,
  type: 'DBSnapshot' | 'DBClusterSnapshot' | 'DBCluster',
  by: string,
  id: string,
  inventory: Inventory,
): unknown {
  const row = inventory.find(type, by, arn).rows[0];
  const owner = row === undefined ? undefined : inventory.read(type, row, id);
  return isAbsent(owner) ? new Unknown('not-found', `whose ${arn} is, is not known`) : owner;
}
