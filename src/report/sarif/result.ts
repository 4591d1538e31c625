import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../group.ts';
import { LIMITS } from './limits.ts';
import type { PhysicalLocation, Result, SarifLocation } from './log.ts';
import { messageOf, plain } from './message.ts';
import { locationOf, type Place, placeOf, shownPlace } from './place.ts';
import type { Run } from './run.ts';
import { LEVELS } from './severity.ts';

/** Findings that GitHub would make one alert of. */
export interface Alert {
  readonly findings: readonly Finding[];
  readonly place: Place;
}

/**
 * The failures of a run, worst first, those of one rule on one line as one: their fingerprints, hashes of the line,
 * would be the same. A resource that has a fingerprint of ours is an alert of its own.
 */
export function alertsOf({ failures }: Run, cwd: string): readonly Alert[] {
  const placed = failures.map(({ finding, kind }) => ({ finding, place: placeOf(finding, kind, cwd) }));
  const groups = groupBy(placed, ({ finding, place: { physicalLocation, isHashed } }) => [
    finding.rule,
    physicalLocation.artifactLocation.uri,
    physicalLocation.region.startLine,
    isHashed ? '' : finding.fingerprint,
  ]);
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    return first === undefined ? [] : [{ findings: group.map(({ finding }) => finding), place: first.place }];
  });
}

/** An alert as a result. */
export function resultOf(
  { findings, place }: Alert,
  ruleIndex: (id: string) => number,
  cwd: string,
): Result | undefined {
  const [first] = findings;
  if (first === undefined) return undefined;
  const related = relatedTo(findings, place, cwd);
  const hash = place.isHashed ? undefined : `${first.fingerprint}:1`;
  return {
    ruleId: first.rule,
    ruleIndex: ruleIndex(first.rule),
    level: LEVELS[first.severity],
    baselineState: stateOf(findings),
    message: { text: [messageOf(findings), ...linksTo(related)].join(' ') },
    locations: [locationOf(place, findings)],
    relatedLocations: related.length === 0 ? undefined : related,
    partialFingerprints: hash === undefined ? undefined : { primaryLocationLineHash: hash },
    fingerprints: hash === undefined ? undefined : { 'rdsAudit/v1': hash },
  };
}

/** An alert is as new as its newest finding. */
function stateOf(findings: readonly Finding[]): Result['baselineState'] {
  if (findings.some(({ baseline }) => baseline === 'new')) return 'new';
  return findings.some(({ baseline }) => baseline === 'known') ? 'unchanged' : undefined;
}

/** Where else the evidence against it is written: each line once. */
function relatedTo(findings: readonly Finding[], place: Place, cwd: string): readonly SarifLocation[] {
  const found = new Map<string, Omit<SarifLocation, 'id'>>();
  for (const { path, outcome, location } of findings.flatMap(({ evidence }) => evidence)) {
    const physicalLocation = outcome === 'met' || location === undefined ? undefined : shownPlace(location, cwd);
    if (physicalLocation === undefined || path.trim() === '') continue;
    const line = lineKey(physicalLocation);
    if (line !== lineKey(place.physicalLocation) && !found.has(line))
      found.set(line, { physicalLocation, message: { text: plain(path) } });
  }
  return [...found.values()].slice(0, LIMITS.linksOfResult).map((one, index) => ({ id: index + 1, ...one }));
}

/** GitHub shows related places only where the message links to them. */
function linksTo(related: readonly SarifLocation[]): readonly string[] {
  const links = related.map(({ id, message }) => `[${message?.text ?? ''}](${id})`);
  return links.length === 0 ? [] : [`See ${links.join(', ')}.`];
}

function lineKey({ artifactLocation: { uri }, region: { startLine } }: PhysicalLocation): string {
  return `${uri}:${startLine}`;
}
