import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { isRecord } from '../../../src/model/value.ts';
import { TestMistake } from './mistake.ts';

/** One answer of an account as it was recorded. */
export interface AwsRecording {
  /** As the CLI calls it: `cloudwatch`, not `monitoring`. */
  readonly service: string;
  /** `DescribeDBInstances` or `describe-db-instances`. */
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  /** Whom the call asked about, for calls that ask about one. */
  readonly subject?: string | undefined;
  /** The request, which may name the subject too. */
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  /** As `aws … --output json` prints it. */
  readonly output?: Readonly<Record<string, unknown>> | undefined;
  /** The code of the error that was answered instead. */
  readonly error?: string | undefined;
}

const FILE = /^(?<service>[a-z0-9-]+)\.(?<operation>[a-z0-9-]+)(?:\.(?<subject>.+))?\.json$/;

/** Every recording in a folder, `<account>/<region>/<service>.<command>[.<subject>].json` anywhere below it: an answer, or envelopes. */
export function readRecordings(folder: string): readonly AwsRecording[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'));
  if (names.length === 0) throw new TestMistake(`no recordings in ${folder}`);
  return names.sort().flatMap(name => recordingsIn(resolve(folder, name)));
}

/** An answer, or a list of envelopes. */
function recordingsIn(file: string): readonly AwsRecording[] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return (Array.isArray(content) ? content : [content]).map(body => readRecording(file, body));
}

function readRecording(file: string, body: unknown): AwsRecording {
  if (!isRecord(body)) throw new TestMistake(`${file} is not a recording`);
  const [account = '', region = ''] = file.split(sep).slice(-3);
  if (Object.hasOwn(body, 'rdsAudit')) return envelope(body, account, region);
  const { service, operation, subject } = FILE.exec(basename(file))?.groups ?? {};
  if (service === undefined || operation === undefined) throw new TestMistake(`${file} is not named for a call`);
  return { service, operation, account, region, subject, output: body };
}

/** A recording as `rds-audit record` writes it. */
function envelope(body: Readonly<Record<string, unknown>>, account: string, region: string): AwsRecording {
  const { input, output, error } = body;
  return {
    service: String(body.service),
    operation: String(body.operation),
    account: String(body.account ?? account),
    region: String(body.region ?? region),
    input: isRecord(input) ? input : undefined,
    output: isRecord(output) ? output : undefined,
    error: error === undefined || error === null ? undefined : codeOf(error),
  };
}

function codeOf(error: unknown): string {
  if (!isRecord(error)) return String(error);
  return String(error.code ?? error.Code ?? error.name ?? error.__type ?? 'InternalFailure');
}
