import data from './aws.generated.json' with { type: 'json' };
import { ENUMERATIONS, KINDS } from './enums.ts';
import { type Service, type TypeName, typeOf } from './types.ts';

/** How a scalar is read and compared. */
export type Kind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'instant'
  | 'version'
  | 'duration'
  | 'cidr'
  | 'ports'
  | 'window'
  | 'setting';

/** What stands in a field; `values` are the enumeration, where there is one. */
export type FieldType =
  | { readonly is: 'scalar'; readonly kind: Kind; readonly values?: readonly string[] }
  | { readonly is: 'struct'; readonly service: Service; readonly shape: string }
  | { readonly is: 'resource'; readonly type: TypeName }
  | { readonly is: 'list'; readonly of: FieldType }
  | { readonly is: 'map'; readonly of: FieldType };

type Fields = ReadonlyMap<string, FieldType>;

/** The fields of each structure, with the notation of its type: `Name text, Size number`. */
const SHAPES: Readonly<Record<Service, Readonly<Record<string, string>>>> = data.shapes;
const ENUMS: Readonly<Record<Service, Readonly<Record<string, readonly string[]>>>> = data.enums;

const TEXT: FieldType = { is: 'scalar', kind: 'text' };
const SCALARS: Readonly<Record<string, FieldType>> = {
  text: TEXT,
  number: { is: 'scalar', kind: 'number' },
  boolean: { is: 'scalar', kind: 'boolean' },
  instant: { is: 'scalar', kind: 'instant' },
};

const REGION: Fields = new Map(['id', 'account', 'region'].map(name => [name, TEXT]));

const shapes = new Map<string, Fields | undefined>();
const types = new Map<TypeName, Fields>();

/** The AWS fields of a structure, overlays applied, nothing derived; undefined where there is no such structure. */
export function awsFields(service: Service, shape: string): Fields | undefined {
  const key = `${service}.${shape}`;
  if (!shapes.has(key)) shapes.set(key, readShape(service, shape));
  return shapes.get(key);
}

/** The AWS fields of a resource type, with the `subject` key that its source adds (text). */
export function resourceFields(type: TypeName): Fields {
  const fields = types.get(type) ?? readType(type);
  types.set(type, fields);
  return fields;
}

function readType(type: TypeName): Fields {
  if (type === 'Region') return REGION;
  const { service, shape, subject } = typeOf(type);
  const fields = awsFields(service, shape);
  if (fields === undefined)
    throw new Error(`${service}.${shape} is not in aws.generated.json: run scripts/generate.ts`);
  return subject === undefined ? fields : new Map([...fields, [subject, TEXT]]);
}

function readShape(service: Service, shape: string): Fields | undefined {
  const written = Object.hasOwn(SHAPES[service], shape) ? SHAPES[service][shape] : undefined;
  if (written === undefined) return undefined;
  const read = (one: string) => {
    const end = one.indexOf(' ');
    const field = one.slice(0, end);
    const keys = [`${service}.${shape}.${field}`, `${shape}.${field}`, field];
    return [field, overlaid(parse(one.slice(end + 1), service), keys)] as const;
  };
  return new Map(written === '' ? [] : written.split(', ').map(read));
}

/** The generated file's notation: `text`, `[text]` a list, `map text`, `{Shape}`, `<Enumeration>`. */
function parse(notation: string, service: Service): FieldType {
  if (notation.startsWith('[')) return { is: 'list', of: parse(notation.slice(1, -1), service) };
  if (notation.startsWith('map ')) return { is: 'map', of: parse(notation.slice('map '.length), service) };
  const name = notation.slice(1, -1);
  if (notation.startsWith('{')) return { is: 'struct', service, shape: name };
  const values = ENUMS[service][name];
  if (notation.startsWith('<') && values !== undefined) return { is: 'scalar', kind: 'text', values };
  const scalar = SCALARS[notation];
  if (scalar === undefined) throw new Error(`aws.generated.json has a type that cannot be read: ${notation}`);
  return scalar;
}

/** The type, or its elements', with what our tables know by these keys, nearest first; AWS's enumerations stay. */
function overlaid(type: FieldType, keys: readonly string[]): FieldType {
  if (type.is === 'list') return { is: 'list', of: overlaid(type.of, keys) };
  if (type !== TEXT) return type;
  const kind = firstOf(KINDS, keys);
  const values = firstOf(ENUMERATIONS, keys);
  if (kind !== undefined) return { is: 'scalar', kind };
  return values === undefined ? TEXT : { is: 'scalar', kind: 'text', values };
}

function firstOf<T>(table: Readonly<Record<string, T>>, keys: readonly string[]): T | undefined {
  return keys.map(key => table[key]).find(found => found !== undefined);
}
