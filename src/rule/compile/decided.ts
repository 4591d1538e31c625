import type { Status } from '../../model/finding.ts';
import type { Run } from '../../model/run.ts';
import type { Resource, Unknown } from '../../model/value.ts';
import type { Settings } from './node.ts';
import { Verdicts } from './verdicts.ts';

/** What a rule says of a resource. */
export interface Decided {
  readonly status: Status;
  /** Behind an unknown, as far as they were kept. */
  readonly reasons?: readonly Unknown[] | undefined;
}

/** Verdicts without reasons. */
export const KNOWN = {
  pass: { status: 'pass' },
  fail: { status: 'fail' },
  unknown: { status: 'unknown' },
  'not-applicable': { status: 'not-applicable' },
} as const satisfies Record<Status, Decided>;

/** Decides; a resource that is like another in all that the rule asks, as the other was, and for its reasons. */
export function decidedAlike(
  decide: (resource: Resource, run: Run) => Status,
  reasons: (resource: Resource, run: Run) => readonly Unknown[],
  { alike }: Settings,
): (resource: Resource, run: Run) => Decided {
  const anew = (resource: Resource, run: Run): Decided => {
    const status = decide(resource, run);
    return status === 'unknown' && alike?.isNoting === true
      ? { status, reasons: reasons(resource, run) }
      : KNOWN[status];
  };
  if (alike === undefined) return anew;
  const verdicts = new Verdicts<Decided>(alike);
  return (resource, run) => {
    const isAnew = alike.isNoting || !alike.turnTo(resource, run);
    return isAnew ? anew(resource, run) : verdicts.of(resource, run, anew);
  };
}
