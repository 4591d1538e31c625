import type { Call } from './call.ts';
import { AwsError } from './errors.ts';
import { type Output, rowsOf } from './rows.ts';

/** How a service's list calls are paged. */
interface Paging {
  /** The request's field for the number of items. */
  readonly size: string;
  readonly least: number;
  readonly most: number;
  /** Where the request does not say; undefined = all at once. */
  readonly usual?: number;
}

/** The API references' limits of the services' describe calls. */
const PAGING: Readonly<Record<string, Paging>> = {
  rds: { size: 'MaxRecords', least: 20, most: 100, usual: 100 },
  ec2: { size: 'MaxResults', least: 5, most: 1000 },
  cloudwatch: { size: 'MaxRecords', least: 1, most: 100, usual: 50 },
  kms: { size: 'Limit', least: 1, most: 1000, usual: 100 },
  guardduty: { size: 'MaxResults', least: 1, most: 50, usual: 50 },
  backup: { size: 'MaxResults', least: 1, most: 1000, usual: 1000 },
  lambda: { size: 'MaxItems', least: 1, most: 10_000, usual: 50 },
  secretsmanager: { size: 'MaxResults', least: 1, most: 100, usual: 100 },
};

const TOKENS = ['Marker', 'NextToken', 'NextMarker'];

/** Request fields that say which page, not what. */
export const PAGING_FIELDS: readonly string[] = [...TOKENS, 'MaxRecords', 'MaxResults', 'MaxItems', 'Limit'];

/** The page of an answer that a call asks for, with the token of the next. All of an answer's lists are one sequence. */
export function pageOf(call: Call, output: Output, pageSize: number): Output {
  const token = TOKENS.find(name => call.operation.output.members.has(name));
  if (token === undefined) return output;
  const start = startOf(call);
  const end = start + Math.min(pageSize, sizeOf(call));
  const lists = rowsOf(call.operation.output, output).filter(({ field }) => output[field] !== undefined);
  const total = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  if (start > total) throw invalidToken(call);
  let before = 0;
  const parts = lists.map(({ field, rows }) => {
    const part = rows.slice(Math.max(0, start - before), Math.max(0, end - before));
    before += rows.length;
    return [field, part];
  });
  const next = total > end ? { [token]: tokenOf(call, end), ...truncated(call) } : {};
  return { ...output, ...Object.fromEntries(parts), ...next };
}

/** KMS says it twice. */
function truncated({ operation }: Call): Output {
  return operation.output.members.has('Truncated') ? { Truncated: true } : {};
}

function sizeOf({ service, input, protocol }: Call): number {
  const paging = PAGING[service.name];
  const asked = paging === undefined ? undefined : input[paging.size];
  if (paging === undefined || asked === undefined) return paging?.usual ?? Number.POSITIVE_INFINITY;
  const size = Number(asked);
  if (!(size >= paging.least && size <= paging.most)) {
    throw invalid(`Invalid value ${size} for ${paging.size}. Must be between ${paging.least} and ${paging.most}`);
  }
  const names = Object.keys(input).find(field => field.endsWith('Ids'));
  if (protocol !== 'ec2' || names === undefined) return size;
  const message = `The parameter ${names} cannot be used with the parameter MaxResults`;
  throw new AwsError(400, 'InvalidParameterCombination', message);
}

/** A token is bound to its operation, as AWS's are. */
function tokenOf({ operation, region }: Call, offset: number): string {
  return Buffer.from(JSON.stringify([operation.name, region, offset])).toString('base64url');
}

function startOf(call: Call): number {
  const token = TOKENS.map(name => call.input[name]).find(value => value !== undefined && value !== '');
  if (token === undefined) return 0;
  const offset = offsetIn(String(token));
  if (tokenOf(call, offset) !== token) throw invalidToken(call);
  return offset;
}

function offsetIn(token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  return Number(/,(\d+)\]$/.exec(text)?.[1] ?? Number.NaN);
}

function invalidToken({ protocol }: Call): AwsError {
  if (protocol === 'query' || protocol === 'ec2') return invalid('The token is not valid');
  return new AwsError(400, 'InvalidNextToken', 'The token is not valid');
}

function invalid(message: string): AwsError {
  return new AwsError(400, 'InvalidParameterValue', message);
}
