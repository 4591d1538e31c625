import type { Origin } from '../template/declaration.ts';
import { originOf } from './module/origins.ts';
import type { Source } from './plan-sources.ts';

/** How a value was written, worst first. */
const WORST: readonly Origin[] = ['literal', 'parameter-default', 'parameter', 'secret-reference', 'generated'];

/** Where a value comes from: how it was written, and in words where not in its own place. */
export interface Provenance {
  /** Undefined where the plan does not tell. */
  readonly origin: Origin | undefined;
  readonly from?: string | undefined;
}

/**
 * How a value came to be written, by the ends that its expression leads to. Of several, those that have this very value
 * count; else the ones whose value is not known; and of these the worst.
 */
export function provenance(sources: readonly Source[], value: unknown): Provenance {
  const same = sources.filter(source => source.is === 'known' && isSame(source.value, value));
  const others = sources.filter(source => source.is !== 'known');
  const counted = same.length > 0 ? same : others.length > 0 ? others : sources;
  if (counted.length === 0) return { origin: 'literal' };
  const told = counted.map(one);
  if (told.some(({ origin }) => origin === undefined)) return { origin: undefined };
  return told.toSorted((a, b) => rank(a) - rank(b))[0] ?? { origin: undefined };
}

function rank({ origin }: Provenance): number {
  return origin === undefined ? -1 : WORST.indexOf(origin);
}

function one(source: Source): Provenance {
  switch (source.is) {
    case 'known':
      return { origin: source.origin, from: source.from };
    case 'data':
      return { origin: known(originOf('data', source.type)) };
    case 'resource':
      return {
        origin: STORED.has(source.resource.type)
          ? 'secret-reference'
          : known(originOf('resource', source.resource.type)),
      };
    case 'hidden':
      return { origin: undefined };
  }
}

/** What neither makes a value up nor looks a secret up passes on what somebody wrote: a plan does not say what. */
function known({ origin }: { readonly origin: Origin }): Origin | undefined {
  return origin === 'literal' ? undefined : origin;
}

/** What keeps a secret that is looked up again. */
const STORED: ReadonlySet<string> = new Set(['aws_secretsmanager_secret_version', 'aws_ssm_parameter']);

function isSame(one: unknown, other: unknown): boolean {
  return other !== undefined && other !== null && String(one) === String(other);
}
