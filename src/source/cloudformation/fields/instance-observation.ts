import type { Fields } from '../../template/mapping.ts';
import { flagOfCluster, numberOfCluster, textOfCluster } from './inherit.ts';
import { instance } from './kind.ts';
import { kmsKey } from './shapes.ts';

/** What is measured and logged; a cluster may ask it of all its members. */
export const INSTANCE_OBSERVATION: Fields = {
  MonitoringInterval: {
    from: 'MonitoringInterval',
    absent: instance({ new: 0, member: numberOfCluster('MonitoringInterval', 0), copy: 0 }),
  },
  MonitoringRoleArn: {
    from: 'MonitoringRoleArn',
    absent: instance({ new: undefined, member: textOfCluster('MonitoringRoleArn'), copy: undefined }),
  },
  PerformanceInsightsEnabled: {
    from: 'EnablePerformanceInsights',
    absent: instance({ new: false, member: flagOfCluster('PerformanceInsightsEnabled', false), copy: false }),
  },
  PerformanceInsightsKMSKeyId: {
    from: 'PerformanceInsightsKMSKeyId',
    as: kmsKey,
    absent: instance({ new: undefined, member: textOfCluster('PerformanceInsightsKmsKeyId'), copy: undefined }),
  },
  PerformanceInsightsRetentionPeriod: {
    from: 'PerformanceInsightsRetentionPeriod',
    absent: instance({ new: 7, member: numberOfCluster('PerformanceInsightsRetentionPeriod', 7), copy: 7 }),
  },
  DatabaseInsightsMode: {
    from: 'DatabaseInsightsMode',
    absent: instance({ new: 'standard', member: textOfCluster('DatabaseInsightsMode', 'standard'), copy: 'standard' }),
  },
  EnabledCloudwatchLogsExports: { from: 'EnableCloudwatchLogsExports' },
};
