import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const guardduty: ClientModule = {
  open: config => new GuardDutyClient(config),
  commands: {
    GetDetector: GetDetectorCommand,
    ListDetectors: ListDetectorsCommand,
  },
};
