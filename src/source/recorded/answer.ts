import type { Key } from '../../model/location.ts';
import type { TypeName } from '../../model/types.ts';
import type { ReasonCode, Resource } from '../../model/value.ts';
import type { RecordedFile } from './read.ts';

/** Which part of a listing an answer is. */
export interface Page {
  /** Whether the request is recorded too, so that `start` and `narrowedBy` are all there was. */
  readonly isKnown: boolean;
  /** The token that it was asked with. */
  readonly start?: unknown;
  /** The token that more can be asked with. */
  readonly next?: unknown;
  /** The request's field that asked for some resources only. */
  readonly narrowedBy?: string | undefined;
  /** Of events: from when on they were asked for, in milliseconds since 1970. */
  readonly since?: number | undefined;
}

/** The account and region of an answer, as far as it tells. */
export interface ScopeHint {
  readonly account: string;
  readonly region: string;
  /** Only the ARNs of what may be another account's say so (a shared subnet, a foreign key): the region is sure, the account is not. */
  readonly isGuess: boolean;
}

/** Why a call was not answered. */
export interface Refusal {
  readonly code: ReasonCode & ('access-denied' | 'call-failed' | 'not-found');
  readonly detail: string;
  /** The operation, where it is not the type's own. */
  readonly call?: string | undefined;
}

/** What one recorded call says of one type. */
export interface Answer {
  readonly file: RecordedFile;
  readonly type: TypeName;
  /** From the number of the document in the file to the list, or to the one structure. */
  readonly pointer: readonly Key[];
  /** As written: the list, or the one structure alone. */
  readonly items: readonly unknown[];
  readonly rows: readonly Resource[];
  readonly page: Page;
  /** Whom the call asked about, for types that are asked about one by one. */
  readonly subject?: string | undefined;
  /** The subjects that there are: the answer says nothing else. */
  readonly listed?: readonly string[] | undefined;
  /** The Ids of a GetMetricData's queries, where the request is recorded. */
  readonly asked?: readonly string[] | undefined;
  /** Milliseconds since 1970. */
  readonly recordedAt?: number | undefined;
  readonly refusal?: Refusal | undefined;
  readonly hint?: ScopeHint | undefined;
}
