import type { Inventory } from './inventory.ts';
import { isTemplate } from './scope.ts';
import { NO, OPEN, type Truth, YES } from './truth.ts';
import { type TypeName, typeOf } from './types.ts';
import { type Resource, Unknown } from './value.ts';

/** AWS lists these engines beside RDS; they are other services and never judged, but stay as holders of groups. */
const FOREIGN_ENGINES: ReadonlySet<unknown> = new Set(['docdb', 'neptune']);

/**
 * Whether a resource is anyone's to judge: not while it is being deleted, and not when it is DocumentDB or Neptune. A
 * status or engine that is left out says neither; one that is hidden leaves it open.
 */
export function isSubject(type: TypeName, resource: Resource, inventory: Inventory): Truth {
  const { status, engines } = typeOf(type);
  let truth: Truth = YES;
  if (status !== undefined) {
    const state = resource[status];
    if (state === 'deleting') return NO;
    if (state instanceof Unknown) truth = OPEN;
  }
  if (engines === true) {
    const engine = resource.Engine;
    if (FOREIGN_ENGINES.has(engine)) return NO;
    // Templates name DocumentDB and Neptune by resource types of their own, so an unresolved engine there is RDS's.
    if (engine instanceof Unknown && !isTemplate(inventory.scope)) truth = OPEN;
  }
  return truth;
}

/** Why a resource is not judged, or may not be: for the message. */
export function lifecycleField(type: TypeName, resource: Resource): string | undefined {
  const { status, engines } = typeOf(type);
  if (status !== undefined && (resource[status] === 'deleting' || resource[status] instanceof Unknown)) return status;
  return engines === true ? 'Engine' : undefined;
}
