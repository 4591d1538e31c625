import { typeOf } from '../../model/types.ts';
import type { Resource } from '../../model/value.ts';
import type { Answer, ScopeHint } from './answer.ts';
import type { Recording } from './recording.ts';

const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2,5}(?:-[a-z]+)+-\d{1,2}$/;
const ARN = /^arn:(aws[a-z-]*):[a-z0-9-]+:([a-z0-9-]+):(\d{12}):/;
/** Other accounts' resources stand among these: RAM shares subnets and groups, keys are used across accounts. */
const SHARED: ReadonlySet<string> = new Set(['Subnet', 'SecurityGroup', 'SecurityGroupRule', 'Key']);

interface Arn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** The envelope says it, else the folders `<account>/<region>/`, else the ARNs in the answers. */
export function scopeHint(recording: Recording, answers: readonly Answer[]): ScopeHint | undefined {
  const { account, region, file } = recording;
  const own = answers.filter(({ type }) => !SHARED.has(type));
  return hintOf(account, region) ?? fromFolders(file.name) ?? fromArns(own, false) ?? fromArns(answers, true);
}

/** The partition that the first ARN names. */
export function partitionOf(answers: readonly Answer[]): string | undefined {
  return firstArn(answers)?.partition;
}

function fromFolders(name: string): ScopeHint | undefined {
  const folders = name.split('/').slice(0, -1);
  const pairs = folders.slice(1).map((region, index) => hintOf(folders[index], region));
  return pairs.findLast(pair => pair !== undefined);
}

function fromArns(answers: readonly Answer[], isGuess: boolean): ScopeHint | undefined {
  const arn = firstArn(answers);
  return arn === undefined ? undefined : { account: arn.account, region: arn.region, isGuess };
}

function hintOf(account: unknown, region: unknown): ScopeHint | undefined {
  if (typeof account !== 'string' || typeof region !== 'string') return undefined;
  return ACCOUNT.test(account) && REGION.test(region) ? { account, region, isGuess: false } : undefined;
}

function firstArn(answers: readonly Answer[]): Arn | undefined {
  for (const answer of answers) {
    for (const row of answer.rows) {
      const arn = arnIn(answer, row);
      if (arn !== undefined) return arn;
    }
  }
  return undefined;
}

/** Global resources have no region, and snapshots that others share with the account have the others' ARNs: neither decides. */
function arnIn({ type }: Answer, row: Resource): Arn | undefined {
  const { arn, id } = typeOf(type);
  const text = row[arn ?? id];
  if (typeof text !== 'string' || row.SnapshotType === 'shared' || row.SnapshotType === 'public') return undefined;
  const [, partition, region, account] = ARN.exec(text) ?? [];
  return partition === undefined || region === undefined || account === undefined
    ? undefined
    : { partition, region, account };
}
