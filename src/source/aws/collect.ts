import { Inventory, type Table } from '../../model/inventory.ts';
import type { Measure } from '../../model/measure.ts';
import { type TypeName, typeOf } from '../../model/types.ts';
import { whenAbsent, whenAbsentIn } from '../recorded/fields.ts';
import { goneIn } from '../recorded/gone.ts';
import type { Loaded } from '../source.ts';
import type { Api, ApiService } from './api.ts';
import { type Ask, asker, type Journal, type Question } from './ask.ts';
import { withSources } from './calls.ts';
import type { Identity } from './identity.ts';
import { limitTo } from './limit.ts';
import { listRegion } from './region.ts';
import { chooseRegions } from './regions.ts';
import { gapsOf, type Listed } from './tables.ts';

/** How far a region is: calls, each with all its pages; the total grows while subjects are being found. */
export interface Progress {
  readonly region: string;
  readonly done: number;
  readonly total: number;
}

/** The types that rules read, and what they want measured where MetricData is among them. */
export interface Needs extends Iterable<TypeName> {
  readonly measures?: readonly Measure[];
}

export interface CollectOptions extends Journal {
  readonly api: Api;
  readonly needs: Needs;
  /** Up to when metrics are looked at; without it none is asked for. */
  readonly now?: Date | undefined;
  /** Names, or `all` that are enabled in the partition; none is the default region. */
  readonly regions: readonly string[];
  /** Requests in flight at most; 32 where it is left out. */
  readonly concurrency?: number | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
}

/**
 * Asks a live account for what the rules need, region by region at once. A call that is denied or fails leaves a gap and
 * the rest goes on; only without an account or a region there is nothing to do: a UserError.
 */
export async function collect(options: CollectOptions): Promise<Loaded> {
  const { api, needs, now, concurrency = 32 } = options;
  const wanted = withSources(needs);
  const chosen = chooseRegions(api, options.regions);
  api.prepare?.(servicesOf(wanted));
  const { identity, regions } = await chosen;
  const ask = asker(api, limitTo(concurrency), options);
  const measuring = now === undefined ? undefined : { measures: needs.measures ?? [], now };
  const parts = regions.map(async region => {
    const counted = counting(ask, region, options.progress);
    const place = { account: identity.account, region };
    return loadedOf(identity, region, await listRegion(wanted, place, counted, measuring));
  });
  const loaded = await Promise.all(parts);
  return {
    inventories: loaded.map(({ inventory }) => inventory),
    mistakes: [],
    notes: loaded.flatMap(({ notes }) => notes),
  };
}

function servicesOf(types: Iterable<TypeName>): ReadonlySet<ApiService> {
  return new Set([...types].filter(type => type !== 'Region').map(type => typeOf(type).service));
}

function counting(ask: Ask, region: string, progress: CollectOptions['progress']): Ask {
  if (progress === undefined) return ask;
  let [done, total] = [0, 0];
  const tell = () => progress({ region, done, total });
  return async (question: Question) => {
    total += 1;
    tell();
    const pages = await ask(question);
    done += 1;
    tell();
    return pages;
  };
}

function loadedOf({ account, partition }: Identity, region: string, listed: readonly Listed[]) {
  const rows = [{ id: `${account}/${region}`, account, region }];
  const tables = new Map<TypeName, Table>([
    ...listed.map(({ type, table }) => [type, table] as const),
    ['Region', { rows }],
  ]);
  const scope = { kind: 'live', partition, account, region } as const;
  const gaps = gapsOf(listed, { account, region });
  return {
    inventory: new Inventory({ scope, tables, gaps, whenAbsent, whenAbsentIn }),
    notes: goneIn(tables, region),
  };
}
