import { describe, expect, it } from 'vitest';
import { permissionsOf, policyOf } from '../../../src/source/aws.ts';

const RULES = [
  { id: 'public', needs: ['DBInstance'] },
  { id: 'forced-tls', needs: ['DBInstance', 'Parameter'] },
  { id: 'watched', needs: ['Detector', 'Region'] },
] as const;

describe('permissions', () => {
  const permissions = permissionsOf(RULES, { allRegions: false });

  it('are the actions of what rules read, with the rules', () => {
    expect(permissions).toEqual([
      { action: 'guardduty:GetDetector', for: ['watched'] },
      { action: 'guardduty:ListDetectors', for: ['watched'] },
      { action: 'rds:DescribeDBInstances', for: ['forced-tls', 'public'] },
      { action: 'rds:DescribeDBParameters', for: ['forced-tls'] },
    ]);
  });

  it('include the lists that say whom to ask about', () => {
    const actions = permissionsOf([{ id: 'shared', needs: ['DBSnapshotAttributes'] }], { allRegions: false });
    expect(actions.map(({ action }) => action)).toEqual([
      'rds:DescribeDBSnapshotAttributes',
      'rds:DescribeDBSnapshots',
    ]);
  });

  it('include DescribeRegions for all regions only', () => {
    expect(permissionsOf([], { allRegions: true })).toEqual([{ action: 'ec2:DescribeRegions', for: ['--region all'] }]);
    expect(permissionsOf([], { allRegions: false })).toEqual([]);
  });

  it('make a policy with a statement a service', () => {
    expect(policyOf(permissions)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'RdsAuditGuardduty',
          Effect: 'Allow',
          Action: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
          Resource: '*',
        },
        {
          Sid: 'RdsAuditRds',
          Effect: 'Allow',
          Action: ['rds:DescribeDBInstances', 'rds:DescribeDBParameters'],
          Resource: '*',
        },
      ],
    });
  });
});
