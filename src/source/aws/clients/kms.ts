import { DescribeKeyCommand, KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const kms: ClientModule = {
  open: config => new KMSClient(config),
  commands: {
    DescribeKey: DescribeKeyCommand,
    ListAliases: ListAliasesCommand,
  },
};
