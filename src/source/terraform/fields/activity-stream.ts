import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Part } from '../../template/mapping.ts';
import { type Naming, relatives } from './relatives.ts';
import { elsewhere, like } from './values.ts';

export const NO_STREAM_HERE = elsewhere('its activity stream may be declared elsewhere');

const STREAM: Naming = { type: 'aws_rds_cluster_activity_stream', by: 'resource_arn', own: ['arn'] };

/** A cluster with the activity stream that is declared for it: `$stream` beside its arguments. */
export function activityStream(declaration: Declaration, context: Context): readonly Part[] {
  const [stream] = relatives(context, STREAM).certain;
  const own = stream === undefined ? [] : [['$stream', streamOf(stream)] as const];
  return [{ properties: new Map([...declaration.properties, ...own]), at: declaration.header }];
}

function streamOf({ properties, header }: Declaration): Written {
  const at = { at: header, origin: 'literal' } as const;
  return like(at, new Map([...properties, ['status', like(at, 'started')]]));
}
