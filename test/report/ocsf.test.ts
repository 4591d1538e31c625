import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/finding.ts';
import { ocsf } from '../../src/report/ocsf.ts';
import { FULL } from './full.ts';
import { expectGolden } from './golden.ts';
import { hostileReport } from './hostile.ts';
import { at, CONTEXT, finding, report } from './sample.ts';

const written = (given: Report) => [...ocsf(given, CONTEXT)].join('');
const eventsOf = (given: Report) => JSON.parse(written(given));
const eventOf = (given: Partial<Finding>) => eventsOf(report([finding(given)]))[0];
const times = { startedAt: '2026-09-01T08:00:00.000Z', finishedAt: '2026-09-01T08:00:02.500Z' };

/** What the schema requires of class 2003 (ocsf-schema: base_event, finding, compliance_finding and the objects in them). */
const REQUIRED: Readonly<Record<string, (value: unknown) => boolean>> = {
  activity_id: value => value === 1,
  category_uid: value => value === 2,
  class_uid: value => value === 2003,
  type_uid: value => value === 200301,
  time: Number.isInteger,
  severity_id: value => Number.isInteger(value) && [1, 2, 3, 4, 5].some(id => id === value),
  status_id: value => value === 1 || value === 3,
  'metadata.version': value => typeof value === 'string' && /^1\.\d+\.\d+$/.test(value),
  'metadata.product.name': isText,
  'metadata.product.vendor_name': isText,
  'finding_info.uid': isText,
  'finding_info.title': value => typeof value === 'string',
  'finding_info.analytic.type_id': value => value === 1,
  'finding_info.created_time': Number.isInteger,
  'compliance.standards': value =>
    Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string'),
  'compliance.control': value => typeof value === 'string',
  'compliance.status_id': value => [1, 2, 3, 99].some(id => id === value),
  'compliance.status': isText,
  resources: value => Array.isArray(value) && value.length === 1,
  'remediation.desc': value => typeof value === 'string',
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function at_(event: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => Object(value)[name], event);
}

const lacking = (event: unknown) =>
  Object.entries(REQUIRED).flatMap(([path, isRight]) => (isRight(at_(event, path)) ? [] : [path]));

describe('the ocsf reporter', () => {
  it('writes the golden report', () => expectGolden('report.ocsf.json', written(FULL)));

  it('has what the schema requires', () => {
    expect(eventsOf(FULL)).toHaveLength(FULL.findings.length);
    for (const event of eventsOf(FULL)) expect(lacking(event)).toEqual([]);
  });

  it('marks what the baseline knows', () => {
    expect(eventOf({ baseline: 'known' }).unmapped).toEqual({ baseline: 'known' });
    expect(eventOf({})).not.toHaveProperty('unmapped');
  });

  it('would notice what is lacking', () => {
    const event = eventOf({});
    expect(lacking({ ...event, class_uid: 2002, compliance: {} })).toEqual([
      ...['class_uid', 'compliance.standards', 'compliance.control', 'compliance.status_id', 'compliance.status'],
    ]);
  });

  it('has an event a line, so that lines can be made of the array', () => {
    const lines = written(FULL).split('\n');
    expect([lines[0], ...lines.slice(-2)]).toEqual(['[', ']', '']);
    expect(lines.slice(1, -2).map(line => JSON.parse(line.replace(/,$/, '')))).toEqual(eventsOf(FULL));
    expect(written(report())).toBe('[]\n');
  });

  it('says of the cloud what is known, and nothing of it for a template', () => {
    const arn = 'arn:aws-cn:rds:cn-north-1:111122223333:db:a';
    const resource = { type: 'DBInstance', id: 'a', arn, account: '111122223333', region: 'cn-north-1' };
    const { cloud, metadata, resources } = eventOf({ resource });
    expect(metadata.profiles).toEqual(['cloud']);
    expect(cloud).toEqual({
      ...{ provider: 'AWS', region: 'cn-north-1' },
      account: { uid: '111122223333', type_id: 10, type: 'AWS Account' },
    });
    expect(resources[0]).toMatchObject({ uid: arn, name: 'a', type: 'DBInstance', cloud_partition: 'aws-cn' });
    const template = report([finding({ resource: { type: 'DBInstance', id: 'Db' }, location: at('t/a.yaml', 1, 1) })], {
      scopes: [{ kind: 'cloudformation', path: 't/a.yaml', complete: true }],
    });
    expect(eventsOf(template)[0]).not.toHaveProperty('cloud');
    expect(eventsOf(template)[0].metadata).not.toHaveProperty('profiles');
  });

  it.each([
    ['pass', 1, 'Pass'],
    ['fail', 3, 'Fail'],
    ['unknown', 2, 'Warning'],
    ['not-applicable', 99, 'Not Applicable'],
  ] as const)('says that %s is no other status', (status, id, caption) => {
    expect(eventOf({ status }).compliance).toMatchObject({ status_id: id, status: caption, status_code: status });
  });

  it('tells a suppressed finding from a new one', () => {
    expect(eventOf({})).toMatchObject({ status_id: 1, status: 'New' });
    const suppressed = eventOf({ suppression: { reason: 'Synthetic' } });
    expect(suppressed).toMatchObject({ status_id: 3, status: 'Suppressed', comment: 'Synthetic' });
  });

  it('names the controls', () => {
    expect(eventOf({ controls: { 'aws-fsbp': ['RDS.2'] } }).compliance).toMatchObject({
      ...{ standards: ['aws-fsbp'], requirements: ['aws-fsbp RDS.2'] },
    });
  });

  it('keeps its shape, whatever strangers wrote', () => {
    fc.assert(
      fc.property(hostileReport, given => {
        const text = written({ ...given, ...times });
        const events = JSON.parse(text);
        expect(events).toHaveLength(given.findings.length);
        for (const event of events)
          expect(lacking(event).filter(path => !['finding_info.uid', 'compliance.standards'].includes(path))).toEqual(
            [],
          );
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]|##\w*\[|^\s*::/mu);
      }),
    );
  });
});
