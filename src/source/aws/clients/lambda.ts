import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const lambda: ClientModule = {
  open: config => new LambdaClient(config),
  commands: {
    ListFunctions: ListFunctionsCommand,
  },
};
