import type { Operation, Service } from './services.ts';

/** How a service is spoken to. `json-query` is AWS JSON by a service that once spoke Query and keeps its error codes (CloudWatch). */
export type ProtocolName = 'query' | 'ec2' | 'json' | 'json-query' | 'rest-json';

/** A request that was understood. */
export interface Call {
  readonly service: Service;
  readonly operation: Operation;
  readonly region: string;
  /** Of whoever asks: a role's names its account. */
  readonly accessKey: string;
  readonly protocol: ProtocolName;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An HTTP answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
