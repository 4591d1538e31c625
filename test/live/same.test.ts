import { describe, expect, it } from 'vitest';
import { FOLDER } from '../support/aws/clients.ts';
import { serve, wholeAccount } from './account.ts';
import { ALL_RULES, scan, scanned } from './run.ts';
import { gapsOf, judged, statusesOf } from './verdicts.ts';

const only = ALL_RULES;

describe('a live account of which every call is answered', () => {
  const folder = wholeAccount();
  const endpoint = serve(() => ({ folder }));

  it('is judged to the last piece of evidence as its recording is', async () => {
    const [live, offline] = [await scanned({ only }), await scanned({ only, paths: [folder] })];
    expect(judged(live.report)).toEqual(judged(offline.report));
    expect([live.code, offline.code]).toEqual([1, 1]);
    expect([live.report.gaps, offline.report.gaps]).toEqual([[], []]);
    expect(endpoint().mistakes()).toEqual([]);
  });

  it('has findings of every built-in rule, and of each status', async () => {
    const { report } = await scanned({ only });
    const heard = new Set(report.findings.map(({ rule }) => rule));
    expect(ALL_RULES.filter(id => !heard.has(id))).toEqual([]);
    expect(new Set(report.findings.map(({ status }) => status)).size).toBe(4);
    expect(report.scopes.map(({ kind, region, complete }) => [kind, region, complete])).toEqual([
      ['live', 'eu-west-1', true],
      ['live', 'us-east-1', true],
    ]);
  });

  it('has places of its own in SARIF, one run a region', async () => {
    const { out } = await scan({ outputs: [{ format: 'sarif', file: undefined }] });
    const uris = new Set([...out.matchAll(/"uri": "(aws\/[^"]*)"/g)].map(([, uri = '']) => uri.split('/')[2]));
    expect([...uris].sort()).toEqual(['eu-west-1', 'us-east-1']);
    expect(out).not.toContain(folder);
  });
});

describe('a live account with calls that are denied', () => {
  serve(() => ({ folder: FOLDER }));

  it('is judged as its recording, which lacks them, is', async () => {
    const [live, offline] = [await scanned({ only }), await scanned({ only, paths: [FOLDER] })];
    expect(statusesOf(live.report)).toEqual(statusesOf(offline.report));
    expect(judged(live.report).undecided).toEqual(judged(offline.report).undecided);
    expect(live.report.summary).toEqual(offline.report.summary);
  });

  it('tells of them, unlike a recording that never asked', async () => {
    const [live, offline] = [await scanned({ only }), await scanned({ only, paths: [FOLDER] })];
    expect(gapsOf(live.report).map(({ region, call, code }) => [region, call, code])).toEqual([
      ['eu-west-1', 'rds:DescribeDBClusterSnapshotAttributes', 'access-denied'],
      ['us-east-1', 'ec2:GetManagedPrefixListEntries', 'access-denied'],
    ]);
    expect([live.code, offline.code]).toEqual([2, 1]);
  });
});
