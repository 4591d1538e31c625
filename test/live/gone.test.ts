import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { CALLS, newFolder, serve, wholeAccount } from './account.ts';
import { ALL_RULES, REGIONS, record, scan, scanned, sharingAnswers } from './run.ts';
import { strikes } from './sharing.ts';
import { judged, statusesOf } from './verdicts.ts';

/** What AWS answers of a thing that is not there any more: each operation's page in the API references. */
const GONE = [
  ['rds', 'DescribeDBSnapshotAttributes', 'DBSnapshotNotFound'],
  ['rds', 'DescribeDBClusterSnapshotAttributes', 'DBClusterSnapshotNotFoundFault'],
  ['rds', 'DescribeDBParameters', 'DBParameterGroupNotFound'],
  ['rds', 'DescribeDBProxyTargets', 'DBProxyNotFoundFault'],
  ['rds', 'ListTagsForResource', 'DBProxyNotFoundFault'],
  ['ec2', 'GetManagedPrefixListEntries', 'InvalidPrefixListID.NotFound'],
  ['kms', 'DescribeKey', 'NotFoundException'],
  ['secretsmanager', 'DescribeSecret', 'ResourceNotFoundException'],
  ['sns', 'GetTopicAttributes', 'NotFound'],
  ['backup', 'ListRecoveryPointsByBackupVault', 'ResourceNotFoundException'],
] as const;

const endpoint = serve(() => ({ folder: wholeAccount() }));
const region = 'eu-west-1';

function rulesOf(service: string, operation: string): readonly string[] {
  return CALLS.find(call => call.service === service && call.operation === operation)?.rules ?? [];
}

/** A scan with its report and what it says beside it. */
async function heard(what: Parameters<typeof scan>[0]) {
  const { code, out, err } = await scan(what);
  const report: Report = JSON.parse(out);
  return { code, report, err };
}

/** The live account's report and its recording's, where a call answers with an error. */
async function both(service: string, operation: string, code: string) {
  const lift = endpoint().setFault({ service, operation, region }, { kind: 'error', status: 404, code });
  const what = { only: rulesOf(service, operation), regions: [region] };
  const folder = newFolder();
  const run = async () => {
    const live = await heard(what);
    const recorded = await record(folder, what);
    return { live, recorded, offline: await heard({ only: what.only, paths: [folder] }) };
  };
  return sharingAnswers(strikes({ service, operation, region }), run).finally(lift);
}

describe('what is not there any more', () => {
  let whole: Report;
  beforeAll(async () => {
    ({ report: whole } = await sharingAnswers(
      () => false,
      () => scanned({ only: ALL_RULES, regions: REGIONS }),
    ));
  });

  it.each(GONE)('of %s %s is no gap, and is told of those who name it', async (service, operation, code) => {
    const { live, recorded, offline } = await both(service, operation, code);
    expect([live.report.gaps, offline.report.gaps]).toEqual([[], []]);
    expect([live.code, recorded.code, offline.code]).toEqual([live.code === 2 ? -1 : live.code, 0, live.code]);
    expect(judged(offline.report)).toEqual(judged(live.report));
    const notes = ({ err }: typeof live) => err.split('\n').filter(line => line.startsWith(`note: ${operation} found`));
    expect(notes(live)).toHaveLength(1);
    expect(notes(offline)).toEqual(notes(live));
  });

  it.each(['GetTopicAttributes', 'DescribeKey'])('of %s is what those who name it do not know', async operation => {
    const [service = '', , code = ''] = GONE.find(one => one[1] === operation) ?? [];
    const { live } = await both(service, operation, code);
    expect(JSON.stringify(live.report.findings.filter(({ status }) => status === 'unknown'))).toContain('"not-found"');
  });

  it.each(GONE)('of %s %s makes nothing pass', async (service, operation, code) => {
    const before = statusesOf(whole);
    const { live } = await both(service, operation, code);
    const passed = [...statusesOf(live.report)].filter(
      ([key, status]) => status === 'pass' && before.get(key) !== 'pass',
    );
    expect(passed).toEqual([]);
  });

  it('is a gap where everything was asked for', async () => {
    const { live, offline } = await both('rds', 'DescribeDBProxies', 'ResourceNotFoundException');
    expect([live.code, offline.code]).toEqual([2, 2]);
    expect(live.report.gaps).toMatchObject([{ call: 'rds:DescribeDBProxies', code: 'call-failed' }]);
  });
});
