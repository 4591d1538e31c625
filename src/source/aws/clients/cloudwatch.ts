import { CloudWatchClient, DescribeAlarmsCommand, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const cloudwatch: ClientModule = {
  open: config => new CloudWatchClient(config),
  commands: {
    DescribeAlarms: DescribeAlarmsCommand,
    GetMetricData: GetMetricDataCommand,
  },
};
