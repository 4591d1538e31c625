import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const sns: ClientModule = {
  open: config => new SNSClient(config),
  commands: {
    GetTopicAttributes: GetTopicAttributesCommand,
  },
};
