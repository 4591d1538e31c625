import {
  BackupClient,
  GetBackupPlanCommand,
  ListBackupVaultsCommand,
  ListProtectedResourcesCommand,
  ListRecoveryPointsByBackupVaultCommand,
  ListRestoreJobsCommand,
} from '@aws-sdk/client-backup';
import type { ClientModule } from './client.ts';

/** The commands of this service that are used. */
export const backup: ClientModule = {
  open: config => new BackupClient(config),
  commands: {
    GetBackupPlan: GetBackupPlanCommand,
    ListBackupVaults: ListBackupVaultsCommand,
    ListProtectedResources: ListProtectedResourcesCommand,
    ListRecoveryPointsByBackupVault: ListRecoveryPointsByBackupVaultCommand,
    ListRestoreJobs: ListRestoreJobsCommand,
  },
};
