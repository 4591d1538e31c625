import type { FrameworkResult } from '../../src/model/finding.ts';

/** A framework with one control violated and one undecided. */
export const FRAMEWORKS: readonly FrameworkResult[] = [
  {
    id: 'cis-aws-5.0',
    title: 'CIS AWS Foundations Benchmark 5.0',
    controls: [
      {
        control: '2.2.3',
        status: 'violated',
        rules: ['rds-instance-not-publicly-accessible'],
        resources: { pass: 2, fail: 1, unknown: 0, suppressed: 0 },
        failing: [{ rule: 'rds-instance-not-publicly-accessible', resource: { type: 'DBInstance', id: 'a' } }],
        undecided: [],
      },
      {
        control: '2.2.4',
        status: 'undecided',
        rules: ['rds-instance-multi-az'],
        resources: { pass: 0, fail: 0, unknown: 3, suppressed: 0 },
        failing: [],
        undecided: ['rds-instance-multi-az'],
      },
    ],
  },
];
