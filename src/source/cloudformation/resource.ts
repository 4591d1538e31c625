import { Unknown } from '../../model/value.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../util/yaml.ts';
import type { Context, Entries, LoopEntry } from './context.ts';
import { certainOf } from './entries.ts';
import { callOf } from './intrinsic.ts';
import { entriesOf, entryIn, textIn } from './lookup.ts';

/** A resource as its template declares it, before its values are worked out. */
export interface DeclaredResource {
  /** Logical id. */
  readonly id: string;
  readonly entry: YamlEntry;
  /** Undefined where it is not written or a function. */
  readonly type: string | undefined;
  readonly body: YamlMap;
  readonly properties: ReadonlyMap<string, YamlEntry>;
  /** Why there may be other properties. */
  readonly open: Unknown | undefined;
  /** Why it may not be there: the loop that makes it is not known. */
  readonly maybe: Unknown | undefined;
}

/** Types that nest a template, by the property that says where it is. */
const NESTING: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

export function isNesting(resource: DeclaredResource): boolean {
  return nestingProperty(resource) !== undefined;
}

/** The property that says where the nested template is; undefined for resources that nest none. */
export function nestingProperty({ type = '' }: DeclaredResource): string | undefined {
  return Object.hasOwn(NESTING, type) ? NESTING[type] : undefined;
}

/** The resources of a template by logical id. */
export function resourcesIn(section: YamlNode | undefined, context: Context): ReadonlyMap<string, DeclaredResource> {
  if (section?.is !== 'map') return new Map();
  const { entries, open } = context.entries(section);
  return new Map(entries.map(entry => [entry.key, read(entry, open, context)]));
}

function read(entry: LoopEntry, open: Unknown | undefined, context: Context): DeclaredResource {
  const { key: id, value, maybe } = entry;
  const body: YamlMap =
    value.is === 'map' && callOf(value) === undefined ? value : { is: 'map', at: value.at, entries: [] };
  const written = propertiesOf(body, context);
  const properties = new Map(written.entries.map(property => [property.key, property]));
  const others = entriesOf(body).find(({ key }) => key.startsWith('Fn::'));
  const beside = others === undefined ? undefined : new Unknown('expression', `${others.key} stands in ${id}`);
  const type = textIn(body, 'Type');
  return { id, entry, type, body, properties, open: written.open ?? beside ?? open, maybe };
}

function propertiesOf(body: YamlMap, context: Context): Entries {
  const written = entryIn(body, 'Properties')?.value;
  if (written === undefined || isNothing(written)) return { entries: [] };
  if (written.is === 'map' && callOf(written) === undefined) return certainOf(context.entries(written));
  return { entries: [], open: new Unknown('expression', 'its properties are no map') };
}

function isNothing(node: YamlNode): boolean {
  return node.is === 'scalar' && node.tag === undefined && node.value === null;
}
