/**
 * What AWS says of a resource once it is deployed, beside what its template says, by the field's name: a pattern of what
 * it says when all went well. Anything else is a state that no template leads to by itself.
 */
const DEPLOYED: Readonly<Record<string, RegExp>> = {
  DBInstanceStatus: /^available$/,
  Status: /^(?:available|active|ACTIVE|in-sync)$/,
  ParameterApplyStatus: /^in-sync$/,
  DBClusterParameterGroupStatus: /^in-sync$/,
  ApplyType: /./,
  DBClusterMembers: /./,
  IsClusterWriter: /./,
  PendingModifiedValues: /^\{\}$/,
  StorageEncryptionType: /^(?:none|sse-kms)$/,
};

/** Whether AWS gives a resource this value when it is deployed; undefined where a template or nobody says it. */
export function isDeployed(way: string, value: unknown): boolean | undefined {
  const pattern = DEPLOYED[nameIn(way)];
  if (pattern === undefined) return undefined;
  return pattern.test(typeof value === 'object' ? JSON.stringify(value) : String(value)) && !hasBadState(value);
}

function nameIn(way: string): string {
  return /(?:^|\.)([A-Za-z]+)(?:\[\])?$/.exec(way)?.[1] ?? way;
}

/** Members of a cluster may wait for a restart. */
function hasBadState(value: unknown): boolean {
  return typeof value === 'object' && JSON.stringify(value).includes('pending-reboot');
}
