import type { Service } from '../../model/types.ts';
import type { Resource } from '../../model/value.ts';

/** The services that are asked: those of the resource types, and STS for who is asking. */
export type ApiService = Service | 'sts';

/** The one seam to AWS: everything that is asked goes through it, one page at a time. */
export interface Api {
  /** The profile that was named, for messages. */
  readonly profile?: string | undefined;
  /** The answer as plain JSON, times as ISO text. Rejects as AWS's SDK does: an error with AWS's code as its name. */
  call(service: ApiService, region: string, operation: string, input: Resource): Promise<Resource>;
  /** Told as soon as it is known which services will be asked, so that loading them need not wait for the first answer. */
  prepare?(services: Iterable<ApiService>): void;
  /** The region of the environment or the profile; undefined where neither names one. */
  defaultRegion(): Promise<string | undefined>;
}
