import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Resource } from '../../src/model/value.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { permissionsOf } from '../../src/source/aws.ts';
import { flatten } from '../../src/source/recorded/flatten.ts';
import { ACCOUNT, FOLDER } from '../support/aws/clients.ts';
import { type Endpoint, type EndpointOptions, startEndpoint } from '../support/aws/endpoint.ts';
import { REGIONS } from './run.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is removed when the file's tests have run. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-live-'));
  folders.push(folder);
  return folder;
}

/** What the fixture leaves out on purpose, as somebody could have answered it. */
const MISSING: Readonly<Record<string, object>> = {
  'eu-west-1/rds.describe-db-cluster-snapshot-attributes.catalogue-2025-archive.json': {
    DBClusterSnapshotAttributesResult: {
      DBClusterSnapshotIdentifier: 'catalogue-2025-archive',
      DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: [] }],
    },
  },
  'us-east-1/ec2.get-managed-prefix-list-entries.pl-061c6f5c8a558b20e.json': {
    Entries: [{ Cidr: '192.0.2.0/24', Description: 'office' }],
  },
};

/** Times as the AWS CLI writes them: text, and in its first version seconds too. */
const CLI_TIME = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)\+00:00"/g;
const CLI_SECONDS = /(?<="\w+(?:Time|Timestamp)": )\d{10}(?:\.\d+)?/g;

/** The SDK, and so a recording of ours, has times in milliseconds and with a Z. */
function inSdkTimes(text: string): string {
  const iso = (time: number | string) => JSON.stringify(new Date(time).toISOString());
  return text
    .replace(CLI_TIME, (_, time: string) => iso(`${time}Z`))
    .replace(CLI_SECONDS, seconds => iso(Math.round(Number(seconds) * 1000)));
}

/**
 * The recorded account with every call answered, in a folder of its own, its times as `rds-audit record` writes them: what is
 * missing in a test was taken away by it.
 */
export function wholeAccount(): string {
  const folder = newFolder();
  for (const region of REGIONS) {
    mkdirSync(join(folder, ACCOUNT, region), { recursive: true });
    for (const name of readdirSync(join(FOLDER, ACCOUNT, region))) {
      const text = readFileSync(join(FOLDER, ACCOUNT, region, name), 'utf8');
      writeFileSync(join(folder, ACCOUNT, region, name), inSdkTimes(text));
    }
  }
  const write = (name: string, answer: object) => writeFileSync(join(folder, ACCOUNT, name), JSON.stringify(answer));
  for (const [name, answer] of Object.entries(MISSING)) write(name, answer);
  write('eu-west-1/ec2.describe-security-group-rules.json', { SecurityGroupRules: rulesIn('eu-west-1') });
  return folder;
}

/** The rules that stand in a region's security groups, as they would be listed. */
function rulesIn(region: string): readonly Resource[] {
  const file = join(FOLDER, ACCOUNT, region, 'ec2.describe-security-groups.json');
  const { SecurityGroups }: { SecurityGroups: readonly Resource[] } = JSON.parse(readFileSync(file, 'utf8'));
  return SecurityGroups.flatMap(group =>
    flatten(group).rules.map(({ rule }, index) => ({ SecurityGroupRuleId: `sgr-${group.GroupId}-${index}`, ...rule })),
  );
}

/** A call of a scan. */
export interface OneCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** The rules that it is made for. */
  readonly rules: readonly string[];
}

/** Every single call that a scan of the account for all built-in rules makes, without STS's. */
export const CALLS: readonly OneCall[] = permissionsOf(loadBuiltinRules(), { allRegions: false }).flatMap(
  ({ action, for: rules }) => {
    const [service = '', operation = ''] = action.split(':');
    return REGIONS.map(region => ({ service, operation, region, rules }));
  },
);

/** An endpoint for all tests of a file, which the environment names meanwhile. */
export function serve(options: () => EndpointOptions): () => Endpoint {
  let running: Endpoint | undefined;
  beforeAll(async () => {
    running = await startEndpoint(options());
    for (const [name, value] of Object.entries(running.environment)) vi.stubEnv(name, value);
    vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await running?.close();
  });
  return () => {
    if (running === undefined) throw new Error('the endpoint is not running yet');
    return running;
  };
}
