import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { type TypeName, typeOf } from '../../src/model/types.ts';
import type { Resource } from '../../src/model/value.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { measuresOf } from '../../src/rule/metrics.ts';
import { defaultsOf } from '../../src/rule/params.ts';
import { metricQuestions } from '../../src/source/aws/metrics.ts';
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

/** The recorded account with every call answered, in a folder of its own: what is missing in a test was taken away by it. */
export function wholeAccount(): string {
  const folder = newFolder();
  cpSync(FOLDER, folder, { recursive: true, filter: source => !source.endsWith('.md') });
  const write = (name: string, answer: object) => writeFileSync(join(folder, ACCOUNT, name), JSON.stringify(answer));
  for (const [name, answer] of Object.entries(MISSING)) write(name, answer);
  write('eu-west-1/ec2.describe-security-group-rules.json', { SecurityGroupRules: rulesIn('eu-west-1') });
  for (const region of REGIONS) write(`${region}/cloudwatch.get-metric-data.json`, metricsOf(region));
  return folder;
}

/** Datapoints of everything that the built-in rules want measured of the databases of a region. */
function metricsOf(region: string): Resource {
  const measures = loadBuiltinRules().flatMap(rule => measuresOf(rule, defaultsOf(rule)));
  const rows = (type: TypeName): readonly Resource[] => {
    const file = join(FOLDER, ACCOUNT, region, `rds.${LISTS[type]}.json`);
    if (LISTS[type] === undefined || !existsSync(file)) return [];
    const answer: Record<string, Resource[]> = JSON.parse(readFileSync(file, 'utf8'));
    return answer[typeOf(type).answer] ?? [];
  };
  const questions = metricQuestions({ measures, now: new Date() }, rows, { account: ACCOUNT, region });
  return { MetricDataResults: questions.flatMap(({ ids }) => ids).map(datapoints) };
}

const LISTS: Partial<Record<TypeName, string>> = {
  DBInstance: 'describe-db-instances',
  DBCluster: 'describe-db-clusters',
  DBProxy: 'describe-db-proxies',
};

function datapoints(Id: string, index: number): Resource {
  const Timestamps = ['2026-08-20T08:00:00Z', '2026-08-20T08:05:00Z'];
  return { Id, Label: Id, Timestamps, Values: [index % 100, (index % 7) + 0.5], StatusCode: 'Complete' };
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
}

/** Every single call that a scan of the account for all built-in rules makes, without STS's. */
export const CALLS: readonly OneCall[] = permissionsOf(loadBuiltinRules(), { allRegions: false }).flatMap(
  ({ action }) => {
    const [service = '', operation = ''] = action.split(':');
    return REGIONS.map(region => ({ service, operation, region }));
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
