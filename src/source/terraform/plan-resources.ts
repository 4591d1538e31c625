import type { Resource } from '../../model/value.ts';
import { withoutIndexes } from './plan-address.ts';
import { at, listOf, recordOf, textOf } from './plan-json.ts';

/** A resource that a plan leaves behind. */
export interface PlannedResource {
  readonly address: string;
  /** `module.a[0]`; empty in the root. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly after: Resource;
  /** As `after`, with true where the value is not known before it is applied. */
  readonly unknown: Resource;
  readonly sensitive: Resource;
  /** What is not among the values is not known either: the plan has no change that would say so. */
  readonly partial: boolean;
}

/** What a plan holds: the resources that will be there, and the data that is read only when it is applied. */
export interface PlannedResources {
  readonly resources: readonly PlannedResource[];
  /** Addresses without indexes. */
  readonly pendingData: ReadonlySet<string>;
}

/** Changes without deletions, reads and deposed objects; then what only the planned values have. */
export function plannedResources(plan: Resource): PlannedResources {
  const changes = listOf(at(plan, 'resource_changes')).map(recordOf);
  const changed = changes.filter(stays).map(fromChange);
  const told = new Set(changes.map(change => textOf(at(change, 'address'))));
  const others = valuesIn(recordOf(at(recordOf(at(plan, 'planned_values')), 'root_module')), '');
  const pending = changes.filter(change => isData(change) && actionsOf(change).includes('read'));
  return {
    resources: [...changed, ...others.filter(({ address }) => !told.has(address))],
    pendingData: new Set(pending.map(change => withoutIndexes(textOf(at(change, 'address')) ?? ''))),
  };
}

function actionsOf(change: Resource): readonly unknown[] {
  return listOf(at(recordOf(at(change, 'change')), 'actions'));
}

function isData(change: Resource): boolean {
  return at(change, 'mode') === 'data';
}

const LASTING: ReadonlySet<unknown> = new Set(['no-op', 'create', 'update']);

function stays(change: Resource): boolean {
  return (
    !isData(change) && at(change, 'deposed') === undefined && actionsOf(change).some(action => LASTING.has(action))
  );
}

function fromChange(resource: Resource): PlannedResource {
  const change = recordOf(at(resource, 'change'));
  return {
    ...named(resource, textOf(at(resource, 'module_address')) ?? ''),
    after: recordOf(at(change, 'after')),
    unknown: recordOf(at(change, 'after_unknown')),
    sensitive: recordOf(at(change, 'after_sensitive')),
    partial: false,
  };
}

function named(resource: Resource, module: string) {
  const text = (name: string) => textOf(at(resource, name)) ?? '';
  return { address: text('address'), module, type: text('type'), name: text('name') };
}

function valuesIn(module: Resource, path: string): readonly PlannedResource[] {
  const own = listOf(at(module, 'resources'))
    .map(recordOf)
    .filter(resource => !isData(resource))
    .map(resource => ({
      ...named(resource, path),
      after: recordOf(at(resource, 'values')),
      unknown: {},
      sensitive: recordOf(at(resource, 'sensitive_values')),
      partial: true,
    }));
  const children = listOf(at(module, 'child_modules')).map(recordOf);
  return [...own, ...children.flatMap(child => valuesIn(child, textOf(at(child, 'address')) ?? ''))];
}
