import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../src/model/finding.ts';
import { FOLDER, findingsOf, textAt } from './account.ts';

const all = findingsOf(FOLDER).filter(({ status }) => status === 'fail');
/** A Region stands in no file: what it lacks is written nowhere. */
const fails = all.filter(({ resource }) => resource.type !== 'Region');

/** The evidence that a finding's place belongs to: the first that is not met and written somewhere. */
function offending({ evidence }: Finding): Evidence | undefined {
  return evidence.find(one => one.outcome === 'not-met' && one.location !== undefined);
}

/** What evidence may point at where its value is written nowhere: the resource, or an element that its path names. */
function namesIn({ resource }: Finding, path: string): readonly string[] {
  return [resource.id, ...[...path.matchAll(/\[([^\]]*)\]/g)].map(match => match[1] ?? '')];
}

/** The path without what it names. */
function shapeOf(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '[]');
}

/** Only AWS's own fields, no relation and no field of ours in between. */
const isAws = (path: string) => path.split('.').every(name => /^[A-Z]/.test(name));

interface Placed {
  readonly id: string;
  readonly path: string;
  readonly actual: unknown;
  readonly text: unknown;
  readonly names: readonly string[];
}

function placed(finding: Finding): Placed {
  const { path = '', actual } = offending(finding) ?? {};
  return { id: finding.resource.id, path, actual, text: JSON.parse(textAt(finding)), names: namesIn(finding, path) };
}

const places = fails.map(placed);
/** A list that is left out is an empty one. */
const isAbsent = ({ actual, text, id }: Placed) =>
  JSON.stringify(actual) === '{"absent":true}' || (JSON.stringify(actual) === '[]' && text === id);
/** The value itself, a secret that is hidden in the report, or a list of which the count is told. */
const isValue = ({ text, actual }: Placed) =>
  JSON.stringify(text).replaceAll('"****"', '"(sensitive)"') === JSON.stringify(actual) ||
  (Array.isArray(text) && actual === text.length);
const isName = ({ text, names }: Placed) => typeof text === 'string' && names.includes(text);

const holds = (text: unknown, part: string) => JSON.stringify(text).includes(part);

/** Values that fields make together stand at one of these: what must be written there. */
const MADE_OF: Readonly<Record<string, (place: Placed) => boolean>> = {
  'alarms[].notifies': () => true,
  'securityGroups[].ingress[].cidrs[]': () => true,
  notifies: ({ text }) => typeof text === 'boolean' || Array.isArray(text),
  'parameters[]': ({ text }) => typeof text === 'string' || holds(text, '"DBParameterGroupName"'),
  port: ({ text, actual }) => holds(text, `"Port":${actual}`),
  standardSupportEnd: ({ text, actual }) => holds(text, `"LifecycleSupportEndDate":"${actual}"`),
  'restoreJobs[].duration': ({ text }) => typeof text === 'string' && !Number.isNaN(Date.parse(text)),
  classProcessor: ({ text }) => typeof text === 'string' && text.startsWith('db.'),
  sharedWith: ({ text, actual }) => holds(text, '"AttributeName":"restore"') || holds(actual, JSON.stringify(text)),
  'topic.confirmedSubscriptions': ({ text, actual }) => holds(text, `"SubscriptionsConfirmed":"${actual}"`),
};

describe('the place of a failure', () => {
  it('is there for every failure, in a file that is there', () => {
    expect(fails.filter(({ location }) => location === null)).toEqual([]);
    expect(fails.filter(({ location }) => !existsSync(location?.file ?? ''))).toEqual([]);
  });

  it('of a Region is where what it has is written, or nowhere', () => {
    const regions = all.filter(({ resource }) => resource.type === 'Region');
    expect(regions.length).toBeGreaterThan(2);
    expect(regions.filter(({ location }) => location !== null && !existsSync(location.file))).toEqual([]);
  });

  it("is the value, where it is one of AWS's fields", () => {
    const written = places.filter(place => isAws(place.path) && !isAbsent(place));
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter(place => !isValue(place))).toEqual([]);
  });

  it("is the resource's identifier, where the field is absent", () => {
    const absent = places.filter(place => isAws(place.path) && isAbsent(place));
    expect(absent.length).toBeGreaterThan(2);
    expect(absent.filter(({ text, id }) => text !== id)).toEqual([]);
  });

  it('is the value, the element or the resource, where a relation or a derived field is judged', () => {
    const led = places.filter(({ path }) => !isAws(path));
    const others = led.filter(place => !isValue(place) && !isName(place));
    expect(led.length).toBeGreaterThan(200);
    expect(others.filter(place => MADE_OF[shapeOf(place.path)]?.(place) !== true)).toEqual([]);
  });

  it('is written in a file for every piece of evidence that has one', () => {
    const locations = fails.flatMap(({ evidence }) => evidence.flatMap(({ location }) => location ?? []));
    expect(locations.filter(({ file }) => !existsSync(file))).toEqual([]);
  });
});
