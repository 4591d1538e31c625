import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const secretsmanager: ClientModule = {
  open: config => new SecretsManagerClient(config),
  commands: {
    DescribeSecret: DescribeSecretCommand,
  },
};
