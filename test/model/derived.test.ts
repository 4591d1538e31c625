import { describe, expect, it } from 'vitest';
import { derivedOf } from '../../src/model/derived.ts';
import { Inventory } from '../../src/model/inventory.ts';
import { isSubject } from '../../src/model/lifecycle.ts';
import { NO, OPEN, YES } from '../../src/model/truth.ts';
import { TYPE_NAMES } from '../../src/model/types.ts';
import { Collection, type Resource, type Unknown } from '../../src/model/value.ts';
import { DENIED, HIDDEN, inventoryOf, NOW, type Rows } from '../rule/support.ts';
import { derived, parts, short } from './follow.ts';

describe('every derived field', () => {
  const all = TYPE_NAMES.flatMap(type =>
    Object.keys(derivedOf(type)).map(name => [`${type}.${name}`, type, name] as const),
  );
  it.each(all)('%s can be asked of a resource of which nothing is known', (_, type, name) => {
    expect(() => derived(type, name, {}, {}, {}, 'key')).not.toThrow();
    expect(() =>
      derived(type, name, { Engine: HIDDEN, TagList: HIDDEN, Metrics: HIDDEN }, {}, {}, 'key'),
    ).not.toThrow();
  });
});

describe('tags', () => {
  const tag = (list: unknown, key = 'Owner', field = 'TagList') =>
    short(derived('DBInstance', 'tags', { [field]: list }, {}, {}, key), '');
  const keys = (list: unknown) => parts(derived('DBInstance', 'tagKeys', { TagList: list }));
  const pair = (Key: unknown, Value: unknown = 'v') => ({ Key, Value });

  it.each([
    ['the one of that key', [pair('Team', 't'), pair('Owner', 'o')], 'o'],
    ['no such key', [pair('Team')], undefined],
    ['another case is another key', [pair('owner')], undefined],
    ['no tags', undefined, undefined],
    ['an empty value', [pair('Owner', '')], ''],
    ['a hidden value', [pair('Owner', HIDDEN)], '(unresolved-reference)'],
    ['a hidden key may be it', [pair('Team'), pair(HIDDEN)], '(unresolved-reference)'],
    ['but not where it is found', [pair(HIDDEN), pair('Owner', 'o')], 'o'],
    ['a hidden list', HIDDEN, '(unresolved-reference)'],
    ['an open list', new Collection([pair('Team')], [], undefined, DENIED), '(access-denied)'],
    ['an open list that has it', new Collection([pair('Owner', 'o')], [], undefined, DENIED), 'o'],
    ['a possible tag', new Collection([], [pair('Owner', 'o')], HIDDEN), '(unresolved-reference)'],
    ['a possible tag of another key', new Collection([], [pair('Team')], HIDDEN), undefined],
  ])('%s', (_, list, expected) => {
    expect(tag(list)).toBe(expected);
  });

  it('stand in Tags for the services that call them so', () => {
    expect(tag([pair('Owner', 'o')], 'Owner', 'Tags')).toBe('o');
  });

  it.each([
    ['of people', [pair('Owner'), pair('aws:cloudformation:stack-name')], { items: ['Owner'] }],
    [
      'a hidden key may be one of AWS',
      [pair('Owner'), pair(HIDDEN)],
      { items: ['Owner'], possible: ['(unresolved-reference)'], doubt: 'unresolved-reference' },
    ],
    ['none', [], { items: [] }],
    ['a hidden list', HIDDEN, { items: [], open: 'unresolved-reference' }],
    [
      'a possible tag',
      new Collection([], [pair('Owner'), pair('aws:x')], HIDDEN),
      { items: [], possible: ['Owner'], doubt: 'unresolved-reference' },
    ],
  ])('keys: %s', (_, list, expected) => {
    expect(keys(list)).toEqual(expected);
  });
});

describe('engines and versions', () => {
  it.each([
    ['mysql', '8.0.35', 'mysql', '8.0'],
    ['mariadb', '10.11.4', 'mariadb', '10.11'],
    ['postgres', '15.4', 'postgres', '15'],
    ['postgres', '9.6.24', 'postgres', '9.6'],
    ['aurora-mysql', '8.0.mysql_aurora.3.08.0', 'aurora-mysql', '8.0'],
    ['aurora', '5.6.10a', 'aurora-mysql', '5.6'],
    ['aurora-postgresql', '15.4', 'aurora-postgresql', '15'],
    ['oracle-se2', '19.0.0.0.ru-2023-10.rur-2023-10.r1', 'oracle', '19'],
    ['oracle-ee', '12.1.0.2.v10', 'oracle', '12.1'],
    ['sqlserver-ex', '15.00.4236.7.v1', 'sqlserver', '15'],
    ['db2-se', '11.5.9.0', 'db2', '11'],
    ['custom-oracle-ee', '19.my_cev', 'custom', '19'],
    ['mysql', '8', 'mysql', '(unreadable)'],
  ])('%s %s: %s, %s', (Engine, EngineVersion, family, major) => {
    const of = { Engine, EngineVersion };
    expect([derived('DBInstance', 'engineFamily', of), short(derived('DBInstance', 'majorVersion', of), '')]).toEqual([
      family,
      major,
    ]);
  });

  it('nothing is guessed without an engine or version', () => {
    const both = (of: Resource) =>
      ['engineFamily', 'majorVersion'].map(name => short(derived('DBInstance', name, of), ''));
    expect(both({})).toEqual([undefined, undefined]);
    expect(both({ Engine: 'mysql' })).toEqual(['mysql', undefined]);
    expect(both({ EngineVersion: '8.0.35' })).toEqual([undefined, '(operand-absent)']);
    expect(both({ Engine: HIDDEN, EngineVersion: '8.0.35' })).toEqual([
      '(unresolved-reference)',
      '(unresolved-reference)',
    ]);
    expect(both({ Engine: 'mysql', EngineVersion: HIDDEN })).toEqual(['mysql', '(unresolved-reference)']);
  });

  it('the port is the endpoint’s, and a cluster’s its own', () => {
    expect(derived('DBInstance', 'port', { DbInstancePort: 0, Endpoint: { Port: 5432 } })).toBe(5432);
    expect(derived('DBInstance', 'port', { DbInstancePort: 0 })).toBeUndefined();
    expect(short(derived('DBInstance', 'port', { Endpoint: HIDDEN }), '')).toBe('(unresolved-reference)');
    expect(derived('DBCluster', 'port', { Port: 3306, Endpoint: 'c.example' })).toBe(3306);
  });
});

describe('the engine parameter in force', () => {
  const row = (group: string, more: Resource = {}) => ({
    group,
    ParameterName: 'p',
    ParameterValue: '1',
    ApplyType: 'static',
    ...more,
  });
  const own = (status: unknown = 'in-sync', name: unknown = 'g') => [
    { DBParameterGroupName: name, ParameterApplyStatus: status },
  ];
  const instance = (groups: unknown, rows: Rows, more: Resource = {}) =>
    short(derived('DBInstance', 'parameters', { DBParameterGroups: groups, ...more }, rows, {}, 'p'), '');

  it.each([
    ['its own group’s', own(), { Parameter: [row('g')] }, '1'],
    ['not another group’s', own(), { Parameter: [row('h')] }, undefined],
    ['not another parameter', own(), { Parameter: [row('g', { ParameterName: 'q' })] }, undefined],
    ['without a value', own(), { Parameter: [row('g', { ParameterValue: undefined })] }, undefined],
    ['a static one waits for the restart', own('pending-reboot'), { Parameter: [row('g')] }, '(pending-change)'],
    ['a dynamic one does not', own('pending-reboot'), { Parameter: [row('g', { ApplyType: 'dynamic' })] }, '1'],
    [
      'one that may be static may wait',
      own('pending-reboot'),
      { Parameter: [row('g', { ApplyType: HIDDEN })] },
      '(pending-change)',
    ],
    ['whether it waits is hidden', own(HIDDEN), { Parameter: [row('g')] }, '(unresolved-reference)'],
    ['the group is hidden', own('in-sync', HIDDEN), { Parameter: [row('g')] }, '(unresolved-reference)'],
    ['the groups are hidden', HIDDEN, { Parameter: [row('g')] }, '(unresolved-reference)'],
    ['no group is named', undefined, { Parameter: [row('g')] }, '(not-collected)'],
    ['parameters were not read', own(), {}, '(not-collected)'],
    ['a name is hidden', own(), { Parameter: [row('g', { ParameterName: HIDDEN })] }, '(unresolved-reference)'],
    ['a group of a row is hidden', own(), { Parameter: [{ ...row('g'), group: HIDDEN }] }, '(unresolved-reference)'],
  ])('%s', (_, groups, rows, expected) => {
    expect(instance(groups, rows)).toBe(expected);
  });

  it('the group of one subject may have been read and that of another not', () => {
    const subjects = {
      Parameter: new Map<string, Unknown | undefined>([
        ['g', undefined],
        ['h', DENIED],
      ]),
    };
    const read = (name: string) =>
      short(
        derived(
          'DBInstance',
          'parameters',
          { DBParameterGroups: own('in-sync', name) },
          { Parameter: [] },
          { subjects },
          'p',
        ),
        '',
      );
    expect([read('g'), read('h'), read('i')]).toEqual([undefined, '(access-denied)', '(not-collected)']);
  });

  describe('of a member', () => {
    const c = (more: Resource = {}) => ({ DBClusterIdentifier: 'c', DBClusterParameterGroup: 'cg', ...more });
    const member = (rows: Rows) => instance(own(), { Parameter: [], ...rows }, { DBClusterIdentifier: 'c' });
    const inCluster = { ClusterParameter: [row('cg', { ParameterValue: '2' })] };

    it('its own group’s first, else the cluster’s', () => {
      expect(member({ Parameter: [row('g')], DBCluster: [c()], ...inCluster })).toBe('1');
      expect(member({ DBCluster: [c()], ...inCluster })).toBe('2');
      expect(member({ DBCluster: [c()], ClusterParameter: [] })).toBeUndefined();
    });

    it('not the cluster’s where its own is not known', () => {
      expect(instance(own(), { DBCluster: [c()], ...inCluster }, { DBClusterIdentifier: 'c' })).toBe('(not-collected)');
    });

    it('nothing where the cluster or its parameters are not known', () => {
      expect(member({})).toBe('(not-collected)');
      expect(member({ DBCluster: [] })).toBe('(not-found)');
      expect(member({ DBCluster: [c()] })).toBe('(not-collected)');
      expect(instance(own(), { Parameter: [] }, { DBClusterIdentifier: HIDDEN })).toBe('(unresolved-reference)');
    });

    it.each([
      [
        'one member waits',
        [{ DBClusterParameterGroupStatus: 'in-sync' }, { DBClusterParameterGroupStatus: 'pending-reboot' }],
        '(pending-change)',
      ],
      ['none waits', [{ DBClusterParameterGroupStatus: 'in-sync' }], '2'],
      ['one is hidden', [{ DBClusterParameterGroupStatus: HIDDEN }], '(unresolved-reference)'],
      ['one member is hidden whole', [HIDDEN], '(unresolved-reference)'],
      ['all are hidden', HIDDEN, '(unresolved-reference)'],
    ])('whether the cluster waits: %s', (_, DBClusterMembers, expected) => {
      expect(member({ DBCluster: [c({ DBClusterMembers })], ...inCluster })).toBe(expected);
      const cluster = derived('DBCluster', 'parameters', c({ DBClusterMembers }), inCluster, {}, 'p');
      expect(short(cluster, '')).toBe(expected);
    });
  });
});

describe('with whom a snapshot is shared', () => {
  const attributes = (...list: readonly unknown[]) => ({
    DBSnapshotAttributes: [{ DBSnapshotIdentifier: 's', DBSnapshotAttributes: list }],
  });
  const restore = (values: unknown) => ({ AttributeName: 'restore', AttributeValues: values });
  const shared = (rows: Rows, of: Resource = { DBSnapshotIdentifier: 's' }) =>
    parts(derived('DBSnapshot', 'sharedWith', of, rows));

  it.each([
    ['accounts', attributes(restore(['111122223333'])), { items: ['111122223333'] }],
    ['everyone', attributes(restore(['all'])), { items: ['all'] }],
    ['nobody', attributes(restore([])), { items: [] }],
    ['nobody, without the attribute', attributes({ AttributeName: 'other', AttributeValues: ['all'] }), { items: [] }],
    ['hidden values', attributes(restore(HIDDEN)), { items: [], open: 'unresolved-reference' }],
    [
      'one hidden value',
      attributes(restore(['111122223333', HIDDEN])),
      { items: ['111122223333', '(unresolved-reference)'] },
    ],
    [
      'a hidden name',
      attributes({ AttributeName: HIDDEN, AttributeValues: ['all'] }),
      { items: [], open: 'unresolved-reference' },
    ],
    ['a hidden attribute', attributes(HIDDEN), { items: [], open: 'unresolved-reference' }],
    ['not asked for', {}, { items: [], open: 'not-collected' }],
    [
      'of another snapshot',
      { DBSnapshotAttributes: [{ DBSnapshotIdentifier: 't' }] },
      { items: [], open: 'not-found' },
    ],
  ])('%s', (_, rows, expected) => {
    expect(shared(rows)).toEqual(expected);
  });

  it('a snapshot without a known name', () => {
    expect(shared(attributes(restore(['all'])), { DBSnapshotIdentifier: HIDDEN })).toEqual({
      items: [],
      open: 'unresolved-reference',
    });
    expect(shared(attributes(restore(['all'])), {})).toEqual({ items: [], open: 'operand-absent' });
  });

  it('of a cluster', () => {
    const rows = {
      DBClusterSnapshotAttributes: [
        { DBClusterSnapshotIdentifier: 's', DBClusterSnapshotAttributes: [restore(['all'])] },
      ],
    };
    expect(parts(derived('DBClusterSnapshot', 'sharedWith', { DBClusterSnapshotIdentifier: 's' }, rows))).toEqual({
      items: ['all'],
    });
  });
});

describe('the day of a snapshot is UTC’s', () => {
  it.each([
    ['2026-08-31T23:30:00Z', '2026-08-31'],
    ['2026-08-31T23:30:00', '2026-08-31'],
    ['2026-09-01T01:30:00+02:00', '2026-08-31'],
    [Date.UTC(2026, 7, 31, 23, 30) / 1000, '2026-08-31'],
    [new Date(Date.UTC(2026, 7, 31, 23, 30)), '2026-08-31'],
    [undefined, undefined],
    ['lately', '(unreadable)'],
    [HIDDEN, '(unresolved-reference)'],
  ])('%s: %s', (SnapshotCreateTime, expected) => {
    expect(short(derived('DBSnapshot', 'day', { SnapshotCreateTime }), '')).toBe(expected);
  });
});

describe('what a security-group rule opens', () => {
  const ports = (rule: Resource) => short(derived('SecurityGroupRule', 'ports', rule), '');
  const ALL = { from: 0, to: 65_535 };
  const NONE = { from: 1, to: 0 };
  it.each([
    ['a range', { IpProtocol: 'tcp', FromPort: 1, ToPort: 9 }, { from: 1, to: 9 }],
    ['by number', { IpProtocol: '6', FromPort: 22, ToPort: 22 }, { from: 22, to: 22 }],
    ['every protocol', { IpProtocol: '-1' }, ALL],
    ['every protocol, as Terraform writes it', { IpProtocol: 'all', FromPort: 0, ToPort: 0 }, ALL],
    ['TCP without ports', { IpProtocol: 'tcp' }, ALL],
    ['TCP from -1', { IpProtocol: 'tcp', FromPort: -1, ToPort: -1 }, ALL],
    ['UDP', { IpProtocol: 'udp', FromPort: 5432, ToPort: 5432 }, NONE],
    ['ICMP', { IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }, NONE],
    ['another protocol', { IpProtocol: '50' }, NONE],
  ])('%s', (_, rule, expected) => {
    expect(derived('SecurityGroupRule', 'ports', rule)).toEqual(expected);
  });

  it.each([
    ['a hidden protocol', { IpProtocol: HIDDEN, FromPort: 22, ToPort: 22 }, '(unresolved-reference)'],
    ['a hidden port', { IpProtocol: 'tcp', FromPort: HIDDEN, ToPort: 22 }, '(unresolved-reference)'],
    ['half a range', { IpProtocol: 'tcp', FromPort: 22 }, '(unreadable)'],
    ['no protocol', { FromPort: 22, ToPort: 22 }, '(unreadable)'],
    ['a protocol nobody knows', { IpProtocol: 'tpc' }, '(unreadable)'],
  ])('%s', (_, rule, expected) => {
    expect(ports(rule)).toBe(expected);
  });

  const entries: Rows = {
    PrefixListEntry: [
      { prefixListId: 'pl', Cidr: '10.0.0.0/8' },
      { prefixListId: 'pl', Cidr: '0.0.0.0/0' },
      { prefixListId: 'other', Cidr: '::/0' },
    ],
  };
  const blocks = (rule: Resource, rows: Rows = entries) => parts(derived('SecurityGroupRule', 'cidrs', rule, rows));
  it.each([
    ['IPv4', { CidrIpv4: '10.0.0.0/8' }, { items: ['10.0.0.0/8'] }],
    ['IPv6', { CidrIpv6: '::/0' }, { items: ['::/0'] }],
    ['a prefix list', { PrefixListId: 'pl' }, { items: ['10.0.0.0/8', '0.0.0.0/0'] }],
    ['a group admits no addresses', { ReferencedGroupInfo: { GroupId: 'sg' } }, { items: [] }],
    [
      'a hidden block may be there',
      { CidrIpv4: HIDDEN },
      { items: [], possible: ['(unresolved-reference)'], doubt: 'unresolved-reference' },
    ],
    ['a hidden list may hold any', { PrefixListId: HIDDEN }, { items: [], open: 'unresolved-reference' }],
  ])('admits: %s', (_, rule, expected) => {
    expect(blocks(rule)).toEqual(expected);
  });

  it('a prefix list that was not read is open', () => {
    expect(blocks({ PrefixListId: 'pl' }, {})).toEqual({ items: [], open: 'not-collected' });
  });

  it('prefix lengths', () => {
    const lengths = (rule: Resource) => parts(derived('SecurityGroupRule', 'prefixLengths', rule, entries));
    expect(lengths({ PrefixListId: 'pl' })).toEqual({ items: [8, 0] });
    expect(lengths({ CidrIpv4: '10.0.0.0' })).toEqual({ items: ['(unreadable)'] });
    expect(lengths({ CidrIpv6: HIDDEN })).toMatchObject({ items: [], possible: ['(unresolved-reference)'] });
  });
});

describe('whether a subnet leads to the internet', () => {
  const table = (...Routes: readonly unknown[]) => ({
    RouteTable: [{ VpcId: 'v', Associations: [{ Main: true }], Routes }],
  });
  const routes = (rows: Rows) => short(derived('Subnet', 'routesToInternet', { SubnetId: 's', VpcId: 'v' }, rows), '');
  const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' };

  it.each([
    ['an internet gateway', table(local, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }), true],
    ['over IPv6', table({ DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1' }), true],
    ['by halves', table({ DestinationCidrBlock: '128.0.0.0/1', GatewayId: 'igw-1' }), true],
    ['a NAT gateway', table(local, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }), false],
    [
      'an egress-only gateway',
      table({ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }),
      false,
    ],
    ['a virtual private gateway', table({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vgw-1' }), false],
    ['one office only', table({ DestinationCidrBlock: '203.0.113.0/24', GatewayId: 'igw-1' }), false],
    [
      'a prefix list, which is not read',
      table({ DestinationPrefixListId: 'pl', GatewayId: 'igw-1' }),
      '(unresolved-reference)',
    ],
    ['a prefix list behind another gateway', table({ DestinationPrefixListId: 'pl', GatewayId: 'vpce-1' }), false],
    ['a hidden gateway', table({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: HIDDEN }), '(unresolved-reference)'],
    ['a hidden destination', table({ DestinationCidrBlock: HIDDEN, GatewayId: 'igw-1' }), '(unresolved-reference)'],
    [
      'a hidden route beside an open one',
      table(HIDDEN, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }),
      true,
    ],
    [
      'hidden routes',
      { RouteTable: [{ VpcId: 'v', Associations: [{ Main: true }], Routes: HIDDEN }] },
      '(unresolved-reference)',
    ],
    ['not collected', {}, '(not-collected)'],
  ])('%s', (_, rows, expected) => {
    expect(routes(rows)).toBe(expected);
  });
});

describe('what only a source or a policy knows', () => {
  it('the kind of source and what was written', () => {
    expect(derived('DBInstance', 'source', {}, {}, { kind: 'terraform' })).toBe('terraform');
    expect(parts(derived('DBInstance', 'declared', { Engine: 'mysql', MultiAZ: false }))).toEqual({
      items: ['Engine', 'MultiAZ'],
    });
  });

  it('a metric that was not measured is not known', () => {
    expect(short(derived('DBInstance', 'metrics', {}, {}, {}, 'cpu'), '')).toBe('(no-datapoints)');
    expect(derived('DBInstance', 'metrics', { metrics: { cpu: 4 } }, {}, {}, 'cpu')).toBe(4);
  });

  it('the environment is the policy’s answer, whatever it is', () => {
    const field = derivedOf('DBInstance').environment;
    const inventory = inventoryOf({});
    const ask = (answer: unknown) => field?.get({}, { inventory, now: NOW, environmentOf: () => answer }, '');
    expect([ask('production'), ask(undefined), ask(HIDDEN)]).toEqual(['production', undefined, HIDDEN]);
    expect(field?.get({}, { inventory, now: NOW }, '')).toBeUndefined();
  });

  it('what leaving a field out means is the source’s to say', () => {
    const source = { scope: { kind: 'cloudformation' }, tables: new Map(), whenAbsent: () => HIDDEN } as const;
    const inventory = new Inventory(source);
    expect(inventory.read('DBInstance', { MultiAZ: null }, 'MultiAZ')).toBe(HIDDEN);
    expect(inventory.read('DBInstance', { MultiAZ: false }, 'MultiAZ')).toBe(false);
  });
});

describe('what is never judged', () => {
  const listed = inventoryOf({});
  const template = inventoryOf({}, { kind: 'cloudformation' });

  it.each([
    ['DBInstance', { Engine: 'docdb' }, NO],
    ['DBCluster', { Engine: 'neptune' }, NO],
    ['DBClusterSnapshot', { Engine: 'neptune' }, NO],
    ['GlobalCluster', { Engine: 'docdb' }, NO],
    ['DBInstance', { Engine: 'mysql', DBInstanceStatus: 'deleting' }, NO],
    ['DBCluster', { Status: 'deleting' }, NO],
    ['DBInstance', { Engine: 'neptune', DBInstanceStatus: HIDDEN }, NO],
    ['DBInstance', { Engine: HIDDEN, DBInstanceStatus: 'deleting' }, NO],
    ['DBInstance', { DBInstanceStatus: HIDDEN }, OPEN],
    ['DBInstance', { Engine: HIDDEN }, OPEN],
    ['DBInstance', {}, YES],
    ['DBInstance', { Engine: 'postgres', DBInstanceStatus: 'creating' }, YES],
    ['SecurityGroup', { Engine: 'docdb', Status: 'deleting' }, YES],
  ] as const)('%s %o', (type, resource, truth) => {
    expect(isSubject(type, resource, listed)).toBe(truth);
  });

  it('templates have types of their own for them, so a hidden engine there is RDS’s', () => {
    expect(isSubject('DBInstance', { Engine: HIDDEN }, template)).toBe(YES);
    expect(isSubject('DBInstance', { Engine: 'docdb' }, template)).toBe(NO);
  });
});
