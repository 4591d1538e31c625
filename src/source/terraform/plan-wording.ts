import { isRecord, type Resource } from '../../model/value.ts';
import { expressionOf, type PlanConfiguration, type PlanExpression, type PlanModule } from './plan-configuration.ts';
import { at, recordOf } from './plan-json.ts';
import type { PlannedResource } from './plan-resources.ts';
import type { Source, Sources } from './plan-sources.ts';

/** How something was written: by an expression, or as blocks that hold expressions. */
export interface Wording {
  readonly expressions: readonly PlanExpression[];
  readonly blocks: readonly Resource[];
  /** The configuration does not say whether it is written: a dynamic block, or no configuration at all. */
  readonly isUnsure: boolean;
  readonly module: PlanModule;
  readonly sources: Sources;
}

/** Every end that the expressions lead to. */
export function endsOf({ expressions, sources, module }: Wording): readonly Source[] {
  return expressions.flatMap(expression => sources.of(expression, module));
}

/**
 * Arguments that are blocks: a dynamic one does not stand in a plan's configuration, so that without their expressions
 * nobody knows whether they are written.
 */
const BLOCKS: ReadonlySet<string> = new Set([
  'additional_storage_volume',
  'auth',
  'connection_pool_config',
  'egress',
  'entry',
  'ingress',
  'metric_query',
  'option',
  'parameter',
  'restore_to_point_in_time',
  'rotation_rules',
  'route',
  's3_import',
  'scaling_configuration',
  'serverlessv2_scaling_configuration',
]);

/** How the arguments of a resource were written, by name. */
export function wordings(
  { type, name, module: path }: PlannedResource,
  configuration: PlanConfiguration,
  sources: Sources,
): (argument: string) => Wording {
  const module = configuration.module(path);
  const said = configuration.resource(module, type, name);
  const expressions = recordOf(said && at(said, 'expressions'));
  return argument => {
    const written = at(expressions, argument);
    const isUnsure = said === undefined || (written === undefined && BLOCKS.has(argument));
    return { ...wordingOf([written]), isUnsure, module, sources };
  };
}

/** An argument of a block, or a part of a value: what is not in any block that is written is not written. */
export function inside(wording: Wording, name: string): Wording {
  const { blocks, expressions } = wording;
  if (expressions.length > 0) return wording;
  if (blocks.length === 0) return { ...wording, isUnsure: true };
  return { ...wording, ...wordingOf(blocks.map(block => at(block, name))) };
}

function wordingOf(written: readonly unknown[]): Pick<Wording, 'expressions' | 'blocks'> {
  const parts: readonly unknown[] = written.flatMap((one): readonly unknown[] => (Array.isArray(one) ? one : []));
  return {
    blocks: parts.filter(isRecord),
    expressions: written.flatMap(one => (Array.isArray(one) ? [] : (expressionOf(one) ?? []))),
  };
}
