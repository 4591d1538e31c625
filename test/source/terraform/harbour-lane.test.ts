import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../src/source/template/declaration.ts';
import { loadTerraformRoot } from '../../../src/source/terraform/root.ts';
import { plain } from './support.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/terraform/harbour-lane');

const root = await loadTerraformRoot(FOLDER, { variables: new Map(), varFiles: [], boundary: FOLDER });
const all = new Map((root.template?.declarations ?? []).map(one => [one.address, one]));

const written = (resource: Declaration | undefined, name: string) => resource?.properties.get(name);
const place = (resource: Declaration | undefined, name: string) => {
  const at = written(resource, name)?.at;
  return at === undefined ? undefined : `${at.file.slice(FOLDER.length + 1)}:${at.startLine}`;
};

describe('Harbour Lane Books', () => {
  it('declares every resource, copies and modules in their order', () => {
    expect([...all.keys()]).toEqual([
      'aws_kms_key.books',
      'aws_db_subnet_group.books',
      'aws_subnet.books["a"]',
      'aws_subnet.books["b"]',
      'aws_db_parameter_group.catalogue',
      'random_password.catalogue',
      'aws_db_instance.catalogue',
      'aws_security_group.database',
      'aws_security_group_rule.everyone',
      'aws_vpc_security_group_ingress_rule.shop',
      'aws_rds_cluster.orders',
      'aws_rds_cluster_instance.writer[0]',
      'aws_rds_cluster_instance.writer[1]',
      'aws_rds_cluster_instance.reader["a"]',
      'aws_rds_cluster_instance.reader["b"]',
      'aws_db_proxy.orders',
      'aws_iam_role.proxy',
      'aws_secretsmanager_secret.till',
      'aws_db_proxy_default_target_group.orders',
      'aws_db_proxy_target.orders',
      'aws_sns_topic.night_shift',
      'aws_cloudwatch_metric_alarm.storage',
      'aws_db_event_subscription.everything',
      'module.till_leith.aws_db_instance.this',
      'module.till_oban["autumn"].aws_db_instance.this',
      'module.till_oban["spring"].aws_db_instance.this',
      'module.reviews',
    ]);
    expect(root.mistakes).toEqual([]);
    expect(root.notes).toEqual([expect.stringContaining('terraform-aws-modules/rds/aws')]);
    expect(root.modulesUsed).toEqual([expect.stringMatching(/modules.database$/)]);
  });

  it('resolves an instance as far as its text tells', () => {
    const instance = all.get('aws_db_instance.catalogue');
    expect(
      Object.fromEntries([...(instance?.properties ?? [])].map(([name, one]) => [name, plain(one)])),
    ).toMatchObject({
      identifier: 'harbour-production-catalogue',
      instance_class: 'db.t4g.medium',
      port: 5432,
      multi_az: '<variable multi_az has no value here>',
      publicly_accessible: true,
      backup_retention_period: 7,
      db_subnet_group_name: 'harbour-production-books',
      parameter_group_name: 'harbour-production-postgres17',
      performance_insights_enabled: true,
      tags: { Company: 'Harbour Lane Books', Environment: 'production', Name: 'catalogue' },
    });
    expect(written(instance, 'publicly_accessible')).toMatchObject({
      origin: 'parameter-default',
      from: 'the default of variable catalogue',
    });
    expect(written(instance, 'kms_key_id')?.value).toMatchObject({ exists: true, reference: 'aws_kms_key.books' });
    expect(written(instance, 'password')).toMatchObject({ origin: 'generated', sensitive: true });
    expect(plain(instance?.attributes.get('ignore_changes'))).toEqual(['password', 'tags[Name]']);
    expect(instance).toMatchObject({ region: 'eu-west-1', account: '111122223333' });
  });

  it('joins clusters, members and rules by name or by reference', () => {
    const members = ['writer[0]', 'writer[1]', 'reader["a"]', 'reader["b"]'];
    for (const member of members) {
      const cluster = written(all.get(`aws_rds_cluster_instance.${member}`), 'cluster_identifier');
      expect(cluster?.value).toBe('harbour-production-orders');
    }
    const cluster = all.get('aws_rds_cluster.orders');
    expect(plain(written(cluster, 'deletion_protection'))).toBe(true);
    expect(written(cluster, 'master_password')).toMatchObject({ origin: 'parameter-default', sensitive: true });
    const groups = written(cluster, 'vpc_security_group_ids')?.value;
    expect(Array.isArray(groups) && groups[0]?.value).toMatchObject({ reference: 'aws_security_group.database' });
    expect(plain(written(all.get('aws_security_group.database'), 'ingress'))).toEqual([
      { description: 'Office 0', from_port: 5432, to_port: 5432, protocol: 'tcp', cidr_blocks: ['10.20.0.0/16'] },
    ]);
  });

  it('points at the line of the caller, and names the calls', () => {
    const leith = all.get('module.till_leith.aws_db_instance.this');
    expect(place(leith, 'publicly_accessible')).toBe('shops.tf:5');
    expect(place(leith, 'identifier')).toBe('shops.tf:4');
    expect(place(leith, 'engine')).toBe('modules/database/main.tf:20');
    expect(leith?.calls).toEqual([`module.till_leith (${FOLDER}/shops.tf:1)`]);
    const oban = all.get('module.till_oban["spring"].aws_db_instance.this');
    expect(place(oban, 'publicly_accessible')).toBe('modules/database/main.tf:21');
    expect(oban?.region).toBe('us-west-2');
  });
});
