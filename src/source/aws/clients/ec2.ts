import {
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  GetManagedPrefixListEntriesCommand,
} from '@aws-sdk/client-ec2';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const ec2: ClientModule = {
  open: config => new EC2Client(config),
  commands: {
    DescribeRegions: DescribeRegionsCommand,
    DescribeRouteTables: DescribeRouteTablesCommand,
    DescribeSecurityGroupRules: DescribeSecurityGroupRulesCommand,
    DescribeSecurityGroups: DescribeSecurityGroupsCommand,
    DescribeSubnets: DescribeSubnetsCommand,
    DescribeVpcs: DescribeVpcsCommand,
    GetManagedPrefixListEntries: GetManagedPrefixListEntriesCommand,
  },
};
