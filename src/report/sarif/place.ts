import type { Finding, FindingResource } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import type { SourceKind } from '../../model/scope.ts';
import { escapeUnseen } from '../escape.ts';
import { LIMITS } from './limits.ts';
import type { LogicalLocation, PhysicalLocation, SarifLocation } from './log.ts';
import { uriBelow, uriOfNames, uriOutside } from './uri.ts';

/** Where GitHub shows a finding. */
export interface Place {
  readonly physicalLocation: PhysicalLocation;
  /** Whoever uploads the file hashes the line for a fingerprint, so ours would only contradict it. */
  readonly isHashed: boolean;
}

/**
 * The place of a finding: its line in a file of the checkout, in a template or a committed recording, whose fingerprint
 * is GitHub's to make (github/codeql-action#4052: another one is warned of). What runs has a made-up path, one for each
 * resource, since GitHub refuses results without a file, and a fingerprint of ours, since it makes none for such paths.
 */
export function placeOf({ resource, location }: Finding, kind: SourceKind, cwd: string): Place {
  const file = kind === 'live' || location === null ? undefined : uriBelow(cwd, location.file);
  if (file !== undefined) return { physicalLocation: physical(file, location), isHashed: true };
  const runs = kind === 'live' || kind === 'recorded' || location === null;
  if (runs) return { physicalLocation: physical(resourceUri(resource), null), isHashed: false };
  return { physicalLocation: physical(uriOutside(location.file), location), isHashed: false };
}

/** A place below the working directory; undefined for one that GitHub could not show. */
export function shownPlace(location: Location, cwd: string): PhysicalLocation | undefined {
  const uri = uriBelow(cwd, location.file);
  return uri === undefined ? undefined : physical(uri, location);
}

/** One place with the resources that are there; GitHub reads only the first location of a result. */
export function locationOf({ physicalLocation }: Place, findings: readonly Finding[]): SarifLocation {
  const logicalLocations = findings.slice(0, LIMITS.locationsOfResult).map(({ resource }) => logical(resource));
  return { physicalLocation, logicalLocations };
}

function logical({ id, arn, name }: FindingResource): LogicalLocation {
  return { name: escapeUnseen(name ?? id), fullyQualifiedName: escapeUnseen(arn ?? id), kind: 'resource' };
}

function resourceUri({ type, id, account = 'unknown', region = 'unknown' }: FindingResource): string {
  if (type === 'Region') return uriOfNames('aws', account, region, 'region');
  return uriOfNames('aws', account, region, 'rds', type, id);
}

/** One line, the first: a pull request shows an alert only if it changes all of its lines. */
function physical(uri: string, location: Location | null): PhysicalLocation {
  const { startLine, startColumn, endLine, endColumn } = location ?? FIRST;
  const end = endLine === startLine ? Math.max(endColumn, startColumn + 1) : startColumn + 1;
  return { artifactLocation: { uri }, region: { startLine, startColumn, endLine: startLine, endColumn: end } };
}

const FIRST = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } as const;
