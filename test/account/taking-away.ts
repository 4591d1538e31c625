import { describe, expect, it } from 'vitest';
import { TYPE_NAMES, type TypeName, typeOf } from '../../src/model/types.ts';
import { parsedAccount } from './parsed.ts';
import { answersByCommand, type RecordedAnswer, throughLists, type Way, waysIn, without } from './taking.ts';
import { openOf, turnedToPass, type Verdicts, verdictsIn } from './verdicts.ts';

/**
 * Fields whose absence is an answer. A recording without a status is judged as if the resource were available, or cut-down
 * recordings would never be judged. What stands in PendingModifiedValues is what is pending: without it nothing is. A
 * subscription without a source type is to all of them, and maintenance without a date is not scheduled.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_PendingMaintenanceAction.html
 */
const MEANT = [
  /^DBInstances\.\*\.(DBInstanceStatus|PendingModifiedValues\..+)$/,
  /^DBClusters\.\*\.(Status|PendingModifiedValues\..+)$/,
  /^EventSubscriptionsList\.\*\.SourceType$/,
  /^PendingMaintenanceActions\.\*\.PendingMaintenanceActionDetails\.\*\.CurrentApplyDate$/,
];

/** Turns answers of the account into others for as long as it looks; for all rules, or those that read some types. */
export interface Taking {
  /** What could turn to pass. */
  readonly open: Verdicts;
  /** What turns to pass while these answers have other contents, or are not there at all. */
  turnedBy(
    answers: readonly RecordedAnswer[],
    change: (content: unknown) => unknown,
    types?: ReadonlySet<TypeName>,
  ): readonly string[];
  /** The field is named before what its absence did; one whose absence is meant did nothing. */
  turnedWithout(answers: readonly RecordedAnswer[], way: Way, types?: ReadonlySet<TypeName>): readonly string[];
}

/** The account, to take away from; it stays as it is. */
export function takingFrom(): Taking {
  const read = parsedAccount([...answersByCommand().values()].flat().map(({ file }) => file));
  const open = openOf(verdictsIn(read()));
  const turnedBy: Taking['turnedBy'] = (answers, change, types) => {
    const changed = new Map(answers.map(({ file, content }) => [file, change(content)]));
    return turnedToPass(open, verdictsIn(read(changed), { of: open, types }));
  };
  const turnedWithout: Taking['turnedWithout'] = (answers, way, types) => {
    const name = throughLists(way).join('.');
    if (MEANT.some(meant => meant.test(name))) return [];
    return turnedBy(answers, content => without(content, way), types).map(turned => `${name}: ${turned}`);
  };
  return { open, turnedBy, turnedWithout };
}

/** The types that a command lists: only rules that read one can be turned by a field of its answers. */
function typesOf(command: string): ReadonlySet<TypeName> {
  const [service, operation = ''] = command.split('.');
  const plain = (name: string) => name.replaceAll('-', '').toLowerCase();
  const types = TYPE_NAMES.filter(type => {
    const { service: own, call } = typeOf(type);
    return own === service && plain(call) === plain(operation);
  });
  if (types.length === 0) return new Set(TYPE_NAMES);
  return new Set(types.includes('SecurityGroup') ? [...types, 'SecurityGroupRule'] : types);
}

function distinctWays(answers: readonly RecordedAnswer[]): readonly Way[] {
  const ways = answers.flatMap(({ content }) => waysIn(content)).map(throughLists);
  return [...new Map(ways.map(way => [way.join('.'), way])).values()];
}

/** The proofs that no field of the answers of some commands makes anything pass by being taken away everywhere. */
export function proveFields(isMeant: (command: string) => boolean): void {
  const taking = takingFrom();
  const commands = [...answersByCommand()].filter(([command]) => isMeant(command));

  describe('a field that is taken away from the account makes nothing pass', () => {
    it.each(commands)('each field of all resources: %s', (command, answers) => {
      const types = typesOf(command);
      const turned = distinctWays(answers).flatMap(way => taking.turnedWithout(answers, way, types));
      expect(turned).toEqual([]);
    });
  });
}

/** The commands whose fields have a file of tests of their own, since it takes long; all others share one. */
export const APART: readonly string[] = [
  'rds.describe-db-instances',
  'rds.describe-db-clusters',
  'rds.describe-db-snapshots',
  'rds.describe-db-cluster-snapshots',
  'cloudwatch.describe-alarms',
];
