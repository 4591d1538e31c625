import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import { literal, type Value } from '../evaluate/value.ts';
import type { Attribute, Expression } from '../syntax/syntax.ts';
import { locationOf } from '../syntax/text.ts';
import { allTags } from './default-tags.ts';
import { place, toWritten } from './place.ts';
import { providerOf } from './providers.ts';
import type { Resource } from './resource.ts';

/** A resource as the contract has it, every argument evaluated as far as it is known. */
export function toDeclaration(resource: Resource): Declaration {
  const { block, context, address } = resource;
  const provider = context.provider(providerOf(block));
  const properties = new Map([...resource.names].map(name => [name, toWritten(resource.property(name))] as const));
  const { defaultTags } = provider;
  if (defaultTags !== undefined) properties.set('tags_all', allTags(properties.get('tags'), defaultTags));
  const region = properties.get('region')?.value;
  return {
    type: resource.type,
    address,
    properties,
    attributes: lifecycleOf(resource),
    header: locationOf(block.at),
    maybe: resource.maybe,
    open: block.broken ? new Unknown('unreadable', `${address} cannot be read`, 'resource') : undefined,
    region: regionOf(region, provider.region),
    account: provider.account,
    calls: context.calls.length > 0 ? context.calls : undefined,
  };
}

/** A resource's own region wins over its provider's, known or not. */
function regionOf(own: Written['value'] | undefined, provider: string | undefined): string | undefined {
  if (own === undefined || own === null) return provider;
  return typeof own === 'string' ? own : undefined;
}

function lifecycleOf({ block, env }: Resource): ReadonlyMap<string, Written> {
  const attributes = block.body.blocks
    .filter(({ type }) => type === 'lifecycle')
    .flatMap(({ body }) => [...body.attributes]);
  return new Map(
    attributes.map(([name, attribute]) => [name, toWritten(place(lifecycleValue(name, attribute, env), attribute.at))]),
  );
}

/** `ignore_changes` names arguments and does not mean their values. */
const NAMES: ReadonlySet<string> = new Set(['ignore_changes', 'replace_triggered_by']);

function lifecycleValue(name: string, { value }: Attribute, env: Resource['env']): Value {
  if (!NAMES.has(name)) return env.evaluate(value);
  return value.is === 'list' ? literal(value.items.map(item => literal(pathOf(item.value)))) : literal(pathOf(value));
}

function pathOf(expression: Expression): string {
  if (expression.is === 'name') return expression.name;
  if (expression.is === 'literal') return String(expression.value);
  if (expression.is === 'attribute') return `${pathOf(expression.of)}.${expression.name}`;
  return expression.is === 'index' ? `${pathOf(expression.of)}[${pathOf(expression.key)}]` : '';
}
