import type { Call } from './call.ts';
import { TestMistake } from './mistake.ts';
import type { AwsRecording } from './recordings.ts';
import { type OptInStatus, partitionOf, regionsOf } from './regions.ts';
import { plain } from './services.ts';

/** What the endpoint says where nothing was recorded of a call: that it is denied, or that there is nothing. */
export type Unrecorded = 'empty' | 'deny';

export interface AccountOptions {
  /** Of the account to serve; needed where the recordings are of several. */
  readonly account?: string;
  /** Every Region there is; by default those that AWS enables for all, some that are not, and those recorded. */
  readonly regions?: Readonly<Record<string, OptInStatus>>;
  /** At most so many items in an answer, whatever was asked for. */
  readonly pageSize?: number;
  /** By default `deny`: that there is nothing could contradict what was recorded of another call. */
  readonly unrecorded?: Unrecorded;
  /** Accounts whose roles may be assumed; their recordings are served to whoever did. */
  readonly trusted?: readonly string[];
}

/** A recorded account, by Region and call. */
export class Account {
  readonly id: string;
  readonly regions: ReadonlyMap<string, OptInStatus>;
  readonly pageSize: number;
  readonly unrecorded: Unrecorded;
  readonly #trusted: ReadonlySet<string>;
  readonly #byCall = new Map<string, AwsRecording[]>();

  constructor(recordings: readonly AwsRecording[], options: AccountOptions) {
    this.id = options.account ?? onlyAccountOf(recordings);
    this.pageSize = options.pageSize ?? Number.POSITIVE_INFINITY;
    this.unrecorded = options.unrecorded ?? 'deny';
    this.#trusted = new Set(options.trusted);
    const own = recordings.filter(({ account }) => account === this.id);
    for (const recording of own) this.#add(recording);
    const { regions } = options;
    this.regions = regions ? new Map(Object.entries(regions)) : regionsOf(new Set(own.map(({ region }) => region)));
  }

  /** What was recorded of an operation, about whomever. */
  recordings({ service, region, operation }: Call): readonly AwsRecording[] {
    return this.#byCall.get(`${region} ${service.name} ${plain(operation.name)}`) ?? [];
  }

  trusts(id: string): boolean {
    return this.#trusted.has(id);
  }

  isEnabled(region: string): boolean {
    return (this.regions.get(region) ?? 'not-opted-in') !== 'not-opted-in';
  }

  /** The ARN of whoever asks. */
  caller(region: string): string {
    return `arn:${partitionOf(region)}:iam::${this.id}:user/auditor`;
  }

  #add(recording: AwsRecording): void {
    const key = `${recording.region} ${recording.service} ${plain(recording.operation)}`;
    const known = this.#byCall.get(key);
    if (known === undefined) this.#byCall.set(key, [recording]);
    else known.push(recording);
  }
}

function onlyAccountOf(recordings: readonly AwsRecording[]): string {
  const accounts = [...new Set(recordings.map(({ account }) => account))];
  const [only] = accounts;
  if (only !== undefined && accounts.length === 1) return only;
  throw new TestMistake(`say which account to serve: ${accounts.join(', ') || 'there is none'}`);
}
