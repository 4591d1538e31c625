import { assumed, sdkApi } from '../source/aws.ts';
import type { CredentialsOf } from './clients.ts';
import type { Settings } from './settings.ts';

/** Of an account that a role is named for, the role's; each time anew, since they run out. */
export function credentialsFor({ roleArns, externalId, regions }: Settings): CredentialsOf {
  return async account => {
    const api = sdkApi();
    try {
      return await assumed(api, { account, roles: roleArns, externalId, regions });
    } finally {
      await api.close();
    }
  };
}
