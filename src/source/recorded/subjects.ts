import { type TypeName, typeOf } from '../../model/types.ts';
import type { Answer } from './answer.ts';

interface SubjectOf {
  /** The request's field that names the subject. */
  readonly input: string;
  /** The type that lists every possible subject. */
  readonly holder?: TypeName;
}

const SUBJECTS: Partial<Record<TypeName, SubjectOf>> = {
  Parameter: { input: 'DBParameterGroupName', holder: 'DBParameterGroup' },
  ClusterParameter: { input: 'DBClusterParameterGroupName', holder: 'DBClusterParameterGroup' },
  DBProxyTarget: { input: 'DBProxyName', holder: 'DBProxy' },
  PrefixListEntry: { input: 'PrefixListId' },
  DBSnapshotAttributes: { input: 'DBSnapshotIdentifier' },
  DBClusterSnapshotAttributes: { input: 'DBClusterSnapshotIdentifier' },
  Key: { input: 'KeyId' },
  Detector: { input: 'DetectorId' },
  DBProxyTargetGroup: { input: 'DBProxyName', holder: 'DBProxy' },
  EngineDefaultParameter: { input: 'DBParameterGroupFamily' },
  EngineDefaultClusterParameter: { input: 'DBParameterGroupFamily' },
  Tag: { input: 'ResourceName' },
  Secret: { input: 'SecretId' },
  Topic: { input: 'TopicArn' },
  RecoveryPoint: { input: 'BackupVaultName', holder: 'BackupVault' },
  BackupRule: { input: 'BackupPlanId' },
};

/** The request's field that says whom a type's call asks about; undefined for calls that list everything. */
export function subjectInput(type: TypeName): string | undefined {
  return SUBJECTS[type]?.input;
}

/** An answer whose subject is the only one there can be: the single row of a list that is complete. */
export function withOnlySubject(answer: Answer, holders: (type: TypeName) => readonly unknown[] | undefined): Answer {
  const holder = SUBJECTS[answer.type]?.holder;
  if (holder === undefined || answer.subject !== undefined) return answer;
  const names = holders(holder);
  const only = names?.length === 1 ? names[0] : undefined;
  return typeof only === 'string' ? { ...answer, subject: only } : answer;
}

/** Writes the subject into each row, as the model has it: `row.group`. */
export function nameSubject({ type, subject, rows }: Answer): void {
  const field = typeOf(type).subject;
  if (field === undefined || subject === undefined) return;
  for (const row of rows) Object.assign(row, { [field]: subject });
}
