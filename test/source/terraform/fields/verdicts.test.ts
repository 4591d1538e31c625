import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../../src/source/template/declaration.ts';
import { declare, inventory, Origins, type Plain, ref, UNKNOWN, verdict, verdicts } from './declare.ts';
import { CLUSTERS, GOOD_INSTANCE, INSTANCES, MODULES, NETWORK } from './examples.ts';

type Properties = { readonly [name: string]: Plain };

const judged = new Map([INSTANCES, CLUSTERS, MODULES].flatMap(all => [...verdicts(inventory(...all))]));

describe('whole examples', () => {
  it.each([
    ['rds-instance-not-publicly-accessible', 'aws_db_instance.good', 'pass'],
    ['rds-instance-not-publicly-accessible', 'aws_db_instance.bare', 'pass'],
    ['rds-instance-not-publicly-accessible', 'aws_db_instance.bad', 'fail'],
    ['rds-instance-not-publicly-accessible', 'aws_rds_cluster_instance.bare', 'fail'],
    ['rds-instance-not-in-public-subnet', 'aws_db_instance.good', 'pass'],
    ['rds-instance-not-in-public-subnet', 'aws_db_instance.bad', 'fail'],
    ['rds-instance-not-in-public-subnet', 'aws_db_instance.bare', 'unknown'],
    ['rds-security-group-no-internet-ingress', 'aws_db_instance.good', 'pass'],
    ['rds-security-group-no-internet-ingress', 'aws_db_instance.bad', 'fail'],
    ['rds-security-group-no-internet-ingress', 'aws_db_instance.bare', 'unknown'],
    ['rds-instance-reachable-from-internet', 'aws_db_instance.bad', 'fail'],
    ['rds-instance-storage-encrypted', 'aws_db_instance.good', 'pass'],
    ['rds-instance-storage-encrypted', 'aws_db_instance.bare', 'fail'],
    ['rds-instance-storage-encrypted', 'aws_db_instance.replica', 'pass'],
    ['rds-instance-storage-encrypted', 'aws_db_instance.restored', 'unknown'],
    ['rds-instance-storage-cmk', 'aws_db_instance.good', 'pass'],
    ['rds-iac-kms-needs-encryption', 'aws_db_instance.bad', 'fail'],
    ['rds-instance-no-plaintext-password', 'aws_db_instance.bad', 'fail'],
    ['rds-instance-no-plaintext-password', 'aws_db_instance.good', 'pass'],
    ['rds-master-username-not-literal', 'aws_db_instance.bad', 'fail'],
    ['rds-master-username-not-literal', 'aws_db_instance.good', 'pass'],
    ['rds-terraform-final-snapshot', 'aws_db_instance.good', 'pass'],
    ['rds-terraform-final-snapshot', 'aws_db_instance.bare', 'fail'],
    ['rds-ca-certificate-current', 'aws_db_instance.good', 'pass'],
    ['rds-ca-certificate-current', 'aws_db_instance.bare', 'unknown'],
    ['rds-custom-parameter-group', 'aws_db_instance.good', 'pass'],
    ['rds-custom-parameter-group', 'aws_db_instance.bare', 'fail'],
    ['rds-custom-parameter-group', 'aws_db_instance.replica', 'pass'],
    ['rds-postgres-force-ssl', 'aws_db_instance.good', 'pass'],
    ['rds-postgres-force-ssl', 'aws_db_instance.bad', 'fail'],
    ['rds-postgres-autovacuum-on', 'aws_db_instance.good', 'fail'],
    ['rds-oracle-encrypt-in-transit', 'aws_db_instance.oracle', 'pass'],
    ['rds-alarm-cpu', 'aws_db_instance.good', 'pass'],
    ['rds-alarm-cpu', 'aws_db_instance.bad', 'unknown'],
    ['rds-alarms-deliver', 'aws_cloudwatch_metric_alarm.cpu', 'pass'],
    ['rds-alarms-deliver', 'aws_cloudwatch_metric_alarm.silent', 'fail'],
    ['rds-snapshot-not-public', 'aws_db_snapshot.shared', 'fail'],
    ['rds-snapshot-not-public', 'aws_db_snapshot.own', 'pass'],
    ['rds-snapshot-not-orphaned', 'aws_db_snapshot.own', 'pass'],
    ['rds-snapshot-copy-cmk', 'aws_db_snapshot_copy.copy', 'pass'],
    ['rds-parameter-group-unused', 'aws_db_parameter_group.main', 'pass'],
    ['rds-subnet-group-spans-azs', 'aws_db_subnet_group.main', 'pass'],
    ['rds-subnet-group-spans-azs', 'aws_db_subnet_group.public', 'fail'],
    ['rds-cluster-storage-encrypted', 'aws_rds_cluster.main', 'pass'],
    ['rds-cluster-storage-encrypted', 'aws_rds_cluster.bare', 'unknown'],
    ['rds-cluster-storage-encrypted', 'aws_rds_cluster.multiaz', 'fail'],
    ['rds-cluster-storage-cmk', 'aws_rds_cluster.main', 'pass'],
    ['rds-cluster-backup-retention-period', 'aws_rds_cluster.bare', 'fail'],
    ['rds-cluster-multi-az', 'aws_rds_cluster.main', 'pass'],
    ['aurora-cluster-has-reader', 'aws_rds_cluster.main', 'pass'],
    ['aurora-cluster-has-reader', 'aws_rds_cluster.bare', 'fail'],
    ['rds-cluster-no-plaintext-password', 'aws_rds_cluster.bare', 'fail'],
    ['rds-iac-aurora-instance-props', 'aws_rds_cluster_instance.a', 'pass'],
    ['rds-iac-aurora-instance-props', 'aws_rds_cluster_instance.bare', 'fail'],
    ['aurora-postgresql-force-ssl', 'aws_rds_cluster.main', 'pass'],
    ['rds-activity-stream-cmk', 'aws_rds_cluster.main', 'pass'],
    ['rds-cluster-snapshot-not-public', 'aws_db_cluster_snapshot.main', 'pass'],
    ['rds-cluster-snapshot-cross-account-allowlist', 'aws_db_cluster_snapshot.main', 'fail'],
    ['rds-credential-secret-rotation', 'aws_secretsmanager_secret.shop', 'pass'],
    ['rds-credential-secret-rotation', 'aws_secretsmanager_secret.still', 'fail'],
    ['rds-proxy-require-tls', 'aws_db_proxy.good', 'pass'],
    ['rds-proxy-require-tls', 'aws_db_proxy.bare', 'fail'],
    ['rds-proxy-iam-auth-required', 'aws_db_proxy.bare', 'fail'],
    ['rds-proxy-in-private-subnets', 'aws_db_proxy.good', 'pass'],
    ['rds-proxy-in-private-subnets', 'aws_db_proxy.bare', 'fail'],
    ['rds-proxy-max-connections-percent', 'aws_db_proxy.good', 'pass'],
    ['rds-proxy-max-connections-percent', 'aws_db_proxy.bare', 'fail'],
    ['rds-global-cluster-storage-encrypted', 'aws_rds_global_cluster.shop', 'pass'],
    ['rds-integration-cmk', 'aws_rds_integration.main', 'pass'],
    ['aurora-limitless-compute-redundancy', 'aws_rds_shard_group.main', 'fail'],
    ['rds-instance-storage-encrypted', 'module.db', 'pass'],
    ['rds-instance-storage-cmk', 'module.db', 'fail'],
    ['rds-instance-automated-backups-enabled', 'module.db', 'fail'],
    ['rds-instance-iam-database-authentication', 'module.db', 'fail'],
    ['rds-instance-managed-master-password', 'module.db', 'unknown'],
    ['rds-instance-no-plaintext-password', 'module.db', 'fail'],
    ['rds-enhanced-monitoring', 'module.db', 'pass'],
    ['rds-custom-parameter-group', 'module.db', 'unknown'],
    ['aurora-cluster-has-reader', 'module.aurora', 'pass'],
    ['aurora-members-same-class', 'module.aurora', 'fail'],
    ['rds-cluster-storage-encrypted', 'module.aurora', 'unknown'],
    ['rds-instance-not-publicly-accessible', 'module.aurora', 'pass'],
    ['rds-instance-not-publicly-accessible', 'module.aurora #1', 'fail'],
  ])('%s on %s: %s', (rule, address, expected) => {
    expect(judged.get(`${rule} ${address}`)).toBe(expected);
  });
});

const database = (properties: Properties): Declaration =>
  declare('aws_db_instance.x', { ...GOOD_INSTANCE, ...properties });
const group = (properties: Properties): Declaration => declare('aws_security_group.x', properties);

describe('security groups', () => {
  const rule = 'rds-security-group-no-internet-ingress';
  const of = (...declarations: readonly Declaration[]) =>
    verdict(
      rule,
      'aws_db_instance.x',
      database({ vpc_security_group_ids: [ref('aws_security_group.x')] }),
      ...declarations,
    );
  const open = { protocol: 'tcp', from_port: 0, to_port: 65535 };

  it.each([
    ['open', { ...open, cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'] }, 'fail'],
    ['open by IPv6', { ...open, ipv6_cidr_blocks: ['::/0'] }, 'fail'],
    ['open on another port', { protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }, 'pass'],
    ['open for another protocol', { ...open, protocol: 'udp', cidr_blocks: ['0.0.0.0/0'] }, 'pass'],
    ['of a group', { ...open, security_groups: ['sg-1'] }, 'pass'],
    ['of itself', { ...open, self: true }, 'pass'],
    ['that is not known', { ...open, cidr_blocks: UNKNOWN }, 'unknown'],
    ['of a prefix list elsewhere', { ...open, prefix_list_ids: ['pl-1'] }, 'unknown'],
  ])('have an inline rule %s', (_, ingress, expected) => {
    expect(of(group({ ingress: [ingress] }))).toBe(expected);
  });

  it('have no rules, or rules that are not known', () => {
    expect(of(group({}))).toBe('pass');
    expect(of(group({ egress: [{ ...open, cidr_blocks: ['0.0.0.0/0'] }] }))).toBe('pass');
    expect(of(group({ ingress: UNKNOWN }))).toBe('unknown');
  });

  it('have rules apart', () => {
    const security_group_id = ref('aws_security_group.x');
    const apart = { ...open, type: 'ingress', security_group_id, cidr_blocks: ['0.0.0.0/0'] };
    const single = { security_group_id, ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' };
    expect(of(group({}), declare('aws_security_group_rule.r', apart))).toBe('fail');
    expect(of(group({}), declare('aws_security_group_rule.r', { ...apart, type: 'egress' }))).toBe('pass');
    expect(of(group({}), declare('aws_security_group_rule.r', { ...apart, type: UNKNOWN }))).toBe('unknown');
    expect(of(group({}), declare('aws_vpc_security_group_ingress_rule.r', single))).toBe('fail');
    expect(of(group({}), declare('aws_vpc_security_group_egress_rule.r', single))).toBe('pass');
    const stray = { ...single, security_group_id: UNKNOWN };
    expect(of(group({}), declare('aws_vpc_security_group_ingress_rule.r', stray))).toBe('unknown');
  });

  it('have prefix lists that are declared', () => {
    const list = (cidr: string) => declare('aws_ec2_managed_prefix_list.l', { entry: [{ cidr }] });
    const ingress = [{ ...open, prefix_list_ids: [ref('aws_ec2_managed_prefix_list.l')] }];
    expect(of(group({ ingress }), list('0.0.0.0/0'))).toBe('fail');
    expect(of(group({ ingress }), list('10.0.0.0/8'))).toBe('pass');
  });

  it('are declared elsewhere', () => {
    expect(verdict(rule, 'aws_db_instance.x', database({ vpc_security_group_ids: ['sg-1'] }))).toBe('unknown');
  });
});

describe('routes', () => {
  const rule = 'rds-instance-not-in-public-subnet';
  const of = (...declarations: readonly Declaration[]) =>
    verdict(rule, 'aws_db_instance.x', database({ db_subnet_group_name: 'g' }), ...declarations);
  const world = { cidr_block: '0.0.0.0/0' };
  const base = [
    declare('aws_vpc.v', {}),
    declare('aws_internet_gateway.i', {}),
    declare('aws_subnet.s', { vpc_id: ref('aws_vpc.v') }),
    declare('aws_db_subnet_group.g', { name: 'g', subnet_ids: [ref('aws_subnet.s')] }),
  ];
  const associated = declare('aws_route_table_association.a', {
    subnet_id: ref('aws_subnet.s'),
    route_table_id: ref('aws_route_table.t'),
  });
  const table = (...route: readonly Plain[]) => declare('aws_route_table.t', { vpc_id: ref('aws_vpc.v'), route });

  it.each([
    ['to an internet gateway', { ...world, gateway_id: ref('aws_internet_gateway.i') }, 'fail'],
    ['to one elsewhere', { ...world, gateway_id: 'igw-1' }, 'fail'],
    ['to a NAT gateway', { ...world, nat_gateway_id: 'nat-1' }, 'pass'],
    ['to something unknown', { ...world, gateway_id: UNKNOWN }, 'unknown'],
    ['within', { cidr_block: '10.0.0.0/8', gateway_id: ref('aws_internet_gateway.i') }, 'pass'],
  ])('lead %s', (_, route, expected) => {
    expect(of(...base, associated, table(route))).toBe(expected);
  });

  it('stand apart', () => {
    const route = (properties: Properties) =>
      declare('aws_route.r', {
        route_table_id: ref('aws_route_table.t'),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: ref('aws_internet_gateway.i'),
        ...properties,
      });
    expect(of(...base, associated, table(), route({}))).toBe('fail');
    expect(of(...base, associated, table(), route({ route_table_id: 'rtb-1' }))).toBe('pass');
    expect(of(...base, associated, table(), route({ route_table_id: UNKNOWN }))).toBe('unknown');
  });

  it('are the main table’s where a subnet has no table of its own', () => {
    const main = (...route: readonly Plain[]) =>
      declare('aws_default_route_table.t', { default_route_table_id: ref('aws_vpc.v'), route });
    expect(of(...base)).toBe('unknown');
    expect(of(...base, main({ ...world, gateway_id: ref('aws_internet_gateway.i') }))).toBe('fail');
    expect(of(...base, main())).toBe('pass');
  });

  it('may be of any table that an unknown association is for', () => {
    const unknown = declare('aws_route_table_association.a', {
      subnet_id: UNKNOWN,
      route_table_id: ref('aws_route_table.t'),
    });
    expect(of(...base, unknown, table())).toBe('unknown');
  });

  it('of the network example are told apart', () => {
    expect(NETWORK.length).toBeGreaterThan(10);
  });
});

describe('parameters', () => {
  const rule = 'rds-postgres-force-ssl';
  const of = (parameter: Plain, name: Plain = 'g') =>
    verdict(
      rule,
      'aws_db_instance.x',
      database({ engine_version: '14.9', parameter_group_name: ref('aws_db_parameter_group.g') }),
      declare('aws_db_parameter_group.g', { name_prefix: name, family: 'postgres14', parameter }),
    );

  it('are what the group sets, else what the engine makes of them', () => {
    expect(of([{ name: 'rds.force_ssl', value: '1' }])).toBe('pass');
    expect(of([{ name: 'rds.force_ssl', value: '0' }])).toBe('fail');
    expect(of([])).toBe('fail');
    expect(of(UNKNOWN)).toBe('unknown');
    expect(of([{ name: UNKNOWN, value: '1' }])).toBe('unknown');
  });
});

describe('how things are written', () => {
  it.each([
    ['literal', 'fail'],
    ['parameter-default', 'fail'],
    ['parameter', 'pass'],
    ['secret-reference', 'pass'],
    ['generated', 'pass'],
  ] as const)('decides about a password: %s', (origin, expected) => {
    const password = new Origins('hunter2hunter2', origin);
    const found = verdict('rds-instance-no-plaintext-password', 'aws_db_instance.x', database({ password }));
    expect(found).toBe(expected);
  });
});

describe('a proxy whose name is not known', () => {
  const rule = 'rds-proxy-session-pinning-filter';
  const group = (by: Plain) =>
    declare('aws_db_proxy_default_target_group.x', {
      db_proxy_name: by,
      connection_pool_config: [{ session_pinning_filters: ['EXCLUDE_VARIABLE_SETS'] }],
    });
  const judged = (name: Plain, by: Plain) =>
    verdict(rule, 'aws_db_proxy.x', declare('aws_db_proxy.x', { name, engine_family: 'MYSQL' }), group(by));

  it('may be meant by a target group that writes a name', () => {
    expect(judged('shop', 'shop')).toBe('pass');
    expect(judged(UNKNOWN, 'shop')).toBe('unknown');
    expect(judged(UNKNOWN, UNKNOWN)).toBe('unknown');
  });

  it('is meant by one that refers to it, and not by one that writes another name than its own', () => {
    expect(judged(UNKNOWN, ref('aws_db_proxy.x'))).toBe('pass');
    expect(judged('shop', 'other')).toBe('fail');
  });
});

describe('modules of the registry', () => {
  const rule = 'rds-instance-deletion-protection';
  const call = (source: Plain, properties: Properties = {}) =>
    verdict(rule, 'module.x', declare('module.x', { source, ...properties }, { type: 'module' }));

  it.each([
    'terraform-aws-modules/rds/aws',
    'terraform-aws-modules/rds/aws//modules/db_instance',
    'git::https://example.com/terraform-aws-modules/terraform-aws-rds.git?ref=v6.1.0',
  ])('are known by their source %s', source => {
    expect(call(source)).toBe('fail');
    expect(call(source, { deletion_protection: true })).toBe('pass');
  });

  it('are no others, nor ones that make no instance', () => {
    expect(call('terraform-aws-modules/rds-proxy/aws')).toBeUndefined();
    expect(call('terraform-aws-modules/rds/aws//modules/db_subnet_group')).toBeUndefined();
    expect(call('./modules/rds')).toBeUndefined();
    expect(call('terraform-aws-modules/rds/aws', { create_db_instance: false })).toBeUndefined();
  });

  it('hold instances that nobody can count', () => {
    const aurora = declare(
      'module.x',
      { source: 'terraform-aws-modules/rds-aurora/aws', name: 'x' },
      { type: 'module' },
    );
    const found = verdicts(inventory(aurora), ['aurora-cluster-has-reader']);
    expect([...found.values()]).toEqual(['unknown']);
  });
});
