import { expect, test } from 'vitest';
import { envelope, inventoryOf } from './support.ts';

const permission = {
  IpProtocol: 'tcp',
  FromPort: 5432,
  ToPort: 5432,
  IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'office' }, { CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: '::/0' }],
  PrefixListIds: [{ PrefixListId: 'pl-1' }],
  UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '111122223333', VpcId: 'vpc-1', Description: 'app' }],
};
const nobody = { IpProtocol: '-1', IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };
const everybody = { ...nobody, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const group = (more: object, id = 'sg-1') => ({ GroupId: id, IpPermissions: [], IpPermissionsEgress: [], ...more });
const groups = (...rows: object[]) => ({ 'groups.json': { SecurityGroups: rows } });
const listed = (...rows: object[]) => ({ 'rules.json': { SecurityGroupRules: rows } });

test('permissions are flattened to a rule per source', () => {
  const inventory = inventoryOf(
    groups(group({ IpPermissions: [permission, nobody], IpPermissionsEgress: [everybody] })),
  );
  const common = { GroupId: 'sg-1', IsEgress: false, IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
  expect(inventory.gap('SecurityGroupRule')).toBeUndefined();
  expect(inventory.rows('SecurityGroupRule')).toEqual([
    { ...common, CidrIpv4: '10.0.0.0/8', Description: 'office' },
    { ...common, CidrIpv4: '0.0.0.0/0' },
    { ...common, CidrIpv6: '::/0' },
    { ...common, PrefixListId: 'pl-1' },
    { ...common, ReferencedGroupInfo: { GroupId: 'sg-2', UserId: '111122223333', VpcId: 'vpc-1' }, Description: 'app' },
    { GroupId: 'sg-1', IsEgress: true, IpProtocol: '-1', CidrIpv4: '0.0.0.0/0' },
  ]);
});

test('the list of rules stands before the permissions', () => {
  const rule = { SecurityGroupRuleId: 'sgr-1', GroupId: 'sg-1', IsEgress: false };
  const inventory = inventoryOf({ ...groups(group({ IpPermissions: [permission] })), ...listed(rule) });
  expect(inventory.rows('SecurityGroupRule')).toEqual([rule]);
});

test('a group that the list does not name keeps its permissions: the list may be of some groups only', () => {
  const rule = { SecurityGroupRuleId: 'sgr-1', GroupId: 'sg-1', IsEgress: false };
  const inventory = inventoryOf({
    ...groups(group({}), group({ IpPermissions: [everybody] }, 'sg-2')),
    ...listed(rule),
  });
  expect(inventory.rows('SecurityGroupRule')).toMatchObject([rule, { GroupId: 'sg-2', CidrIpv4: '0.0.0.0/0' }]);
});

test('an incomplete or denied list of rules is made up for by the groups', () => {
  const denied = {
    'rules.json': envelope('DescribeSecurityGroupRules', { service: 'ec2', error: 'UnauthorizedOperation' }),
  };
  const inventory = inventoryOf({ ...groups(group({ IpPermissions: [everybody] })), ...denied });
  expect(inventory.rows('SecurityGroupRule')).toHaveLength(1);
  expect(inventory.gap('SecurityGroupRule')).toBeUndefined();
  expect(inventory.gaps).toEqual([]);
  expect(inventoryOf(denied).gap('SecurityGroupRule')?.code).toBe('access-denied');
});

test.each([
  ['permissions are missing', { GroupId: 'sg-1' }],
  ['permissions are no list', { GroupId: 'sg-1', IpPermissions: {} }],
  ['a permission is no object', group({ IpPermissions: [7] })],
  ['a permission lacks its sources', group({ IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }] })],
  ['a source is no object', group({ IpPermissions: [{ ...nobody, IpRanges: ['0.0.0.0/0'] }] })],
])('the rules are not known where %s', (_, row) => {
  const inventory = inventoryOf(groups(row));
  expect(inventory.gap('SecurityGroupRule')).toMatchObject({ code: 'not-collected', level: 'scope' });
});

test('a gap of the groups is one of their rules', () => {
  const files = { 'groups.json': { SecurityGroups: [group({})], NextToken: 't' } };
  expect(inventoryOf(files).gap('SecurityGroupRule')?.detail).toContain('DescribeSecurityGroups is one page');
});

test('what an incomplete list of rules adds to trimmed groups is there, and the list stays open', () => {
  const rule = { SecurityGroupRuleId: 'sgr-1', GroupId: 'sg-1', IsEgress: false };
  const page = { 'rules.json': { SecurityGroupRules: [rule], NextToken: 't' } };
  const inventory = inventoryOf({ ...groups({ GroupId: 'sg-1' }), ...page });
  expect(inventory.rows('SecurityGroupRule')).toEqual([rule]);
  expect(inventory.gap('SecurityGroupRule')?.detail).toContain('DescribeSecurityGroupRules is one page');
});

test('without groups and rules nothing is known of them', () => {
  const inventory = inventoryOf({ 'a.json': { DBInstances: [] } });
  expect(inventory.gap('SecurityGroupRule')?.code).toBe('not-collected');
});
