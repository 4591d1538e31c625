import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { ClientConfig, ClientModule, Credentials } from './client.ts';

/** The commands of this service that are used. */
export const sts: ClientModule = {
  open: config => new STSClient(config),
  commands: {
    AssumeRole: AssumeRoleCommand,
    GetCallerIdentity: GetCallerIdentityCommand,
  },
};

/** The SDK's own chain, to be resolved once for all clients: a profile may ask for a code or start a program each time. */
export function credentialsOf(config: ClientConfig): Credentials {
  return new STSClient(config).config.credentials;
}

/** The region of the environment or the profile; undefined where neither names one. */
export function regionOf(config: ClientConfig): Promise<string | undefined> {
  return new STSClient(config).config.region().catch(() => undefined);
}
