import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  type BindingPattern,
  type Declaration,
  type PropertyKey,
  parseSync,
  type TSModuleBlock,
  type TSSignature,
  type TSType,
} from 'oxc-parser';
import { type Service, TYPE_NAMES, typeOf } from '../src/model/types.ts';

const SERVICES: readonly Service[] = [
  'rds',
  'ec2',
  'cloudwatch',
  'kms',
  'guardduty',
  'secretsmanager',
  'sns',
  'backup',
  'lambda',
];

/** Where the SDK's client is named otherwise than IAM names the service. */
const PACKAGES: Partial<Record<Service, string>> = { secretsmanager: 'secrets-manager' };

/** The clients; each exports a schema of every structure: [kind, namespace, name, traits, members, types]. */
const CLIENTS: Readonly<Record<Service, () => Promise<object>>> = {
  rds: () => import('@aws-sdk/client-rds'),
  ec2: () => import('@aws-sdk/client-ec2'),
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  kms: () => import('@aws-sdk/client-kms'),
  guardduty: () => import('@aws-sdk/client-guardduty'),
  secretsmanager: () => import('@aws-sdk/client-secrets-manager'),
  sns: () => import('@aws-sdk/client-sns'),
  backup: () => import('@aws-sdk/client-backup'),
  lambda: () => import('@aws-sdk/client-lambda'),
};

/** What a service's type declarations say, by name. */
interface Declarations {
  readonly structures: Map<string, readonly TSSignature[]>;
  readonly enums: Map<string, readonly string[]>;
}

/** A structure's fields in AWS's order, each with its type's notation. */
type Fields = Readonly<Record<string, string>>;

interface Extract {
  readonly version: string;
  readonly shapes: Readonly<Record<string, Fields>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/** The text that belongs in `src/model/aws.generated.json`, from the SDK packages that are installed. */
export async function awsModel(): Promise<string> {
  const extracts = await Promise.all(SERVICES.map(async service => [service, await extract(service)] as const));
  return render(new Map(extracts));
}

async function extract(service: Service): Promise<Extract> {
  const manifest = createRequire(import.meta.url).resolve(
    `@aws-sdk/client-${PACKAGES[service] ?? service}/package.json`,
  );
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  const declarations = readDeclarations(join(dirname(manifest), 'dist-types', 'models'));
  const shapes = reachable(service, declarations);
  checkMembers(service, shapes, new Map(Object.entries(await CLIENTS[service]())));
  return { version, shapes: sorted(shapes), enums: sorted(enumsOf(shapes, declarations)) };
}

function readDeclarations(folder: string): Declarations {
  const found: Declarations = { structures: new Map(), enums: new Map() };
  for (const file of readdirSync(folder).sort()) {
    const { program, errors } = parseSync(file, readFileSync(join(folder, file), 'utf8'), { lang: 'dts' });
    if (errors.length > 0) throw new Error(`${file}: ${errors.map(error => error.message).join('; ')}`);
    for (const statement of program.body) {
      if (statement.type === 'ExportNamedDeclaration' && statement.declaration) note(statement.declaration, found);
    }
  }
  return found;
}

function note(declaration: Declaration, found: Declarations): void {
  switch (declaration.type) {
    case 'TSInterfaceDeclaration':
      if (declaration.extends.length > 0) throw new Error(`${declaration.id.name} extends another: not supported`);
      found.structures.set(declaration.id.name, declaration.body.body);
      return;
    case 'TSModuleDeclaration':
      if (declaration.id.type !== 'Identifier' || !declaration.body) return;
      found.structures.set(declaration.id.name, unionMembers(declaration.body));
      return;
    case 'VariableDeclaration':
      for (const { id } of declaration.declarations) noteEnum(id, found);
  }
}

function noteEnum(id: BindingPattern, found: Declarations): void {
  const type = id.type === 'Identifier' ? id.typeAnnotation?.typeAnnotation : undefined;
  if (id.type === 'Identifier' && type?.type === 'TSTypeLiteral') found.enums.set(id.name, type.members.map(literal));
}

/** AWS's unions are structures with one member set; the SDK declares a namespace with an interface per member. */
function unionMembers(namespace: TSModuleBlock): readonly TSSignature[] {
  const variants = namespace.body.filter(one => one.type === 'TSInterfaceDeclaration');
  const members = variants.filter(one => one.id.name.endsWith('Member')).flatMap(one => one.body.body);
  return members.filter(
    one =>
      one.type === 'TSPropertySignature' &&
      one.typeAnnotation?.typeAnnotation.type !== 'TSNeverKeyword' &&
      keyName(one.key) !== '$unknown',
  );
}

function literal(member: TSSignature): string {
  const type = member.type === 'TSPropertySignature' ? member.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== 'TSLiteralType' || type.literal.type !== 'Literal')
    throw new Error('an enum member is no literal');
  return String(type.literal.value);
}

/** The fields of every structure that a resource type of this service leads to. */
function reachable(service: Service, declarations: Declarations): Map<string, Fields> {
  const types = TYPE_NAMES.filter(name => name !== 'Region').map(typeOf);
  const queue = types.filter(type => type.service === service).map(type => type.shape);
  const shapes = new Map<string, Fields>();
  for (const shape of queue) {
    if (shapes.has(shape)) continue;
    const fields = fieldsOf(`${service}.${shape}`, declarations, declarations.structures.get(shape));
    shapes.set(shape, fields);
    queue.push(...named(fields, '{'));
  }
  return shapes;
}

function fieldsOf(place: string, declarations: Declarations, members?: readonly TSSignature[]): Fields {
  if (members === undefined) throw new Error(`${place} is no structure of the SDK`);
  const field = (member: TSSignature): readonly [string, string] => {
    if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) throw new Error(`${place}: a ${member.type}`);
    const name = keyName(member.key);
    return [name, notation(member.typeAnnotation.typeAnnotation, `${place}.${name}`, declarations)];
  };
  return Object.fromEntries(members.map(field));
}

function keyName(key: PropertyKey): string {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  throw new Error(`a member is named by a ${key.type}`);
}

/** A type as the generated file writes it; throws for one that it has no notation for. */
function notation(type: TSType, place: string, declarations: Declarations): string {
  switch (type.type) {
    case 'TSStringKeyword':
      return 'text';
    case 'TSNumberKeyword':
      return 'number';
    case 'TSBooleanKeyword':
      return 'boolean';
    case 'TSArrayType':
      return `[${notation(type.elementType, place, declarations)}]`;
    case 'TSUnionType':
      return notation(onlyMember(type.types, place), place, declarations);
    case 'TSTypeReference':
      if (type.typeName.type !== 'Identifier') break;
      return reference(type.typeName.name, type.typeArguments?.params ?? [], place, declarations);
  }
  throw new Error(`${place}: no notation for a ${type.type}`);
}

/** What is left of a union without undefined, and without string where it only opens an enumeration. */
function onlyMember(types: readonly TSType[], place: string): TSType {
  const present = types.filter(type => type.type !== 'TSUndefinedKeyword' && type.type !== 'TSNullKeyword');
  const [first, ...rest] = present.length > 1 ? present.filter(type => type.type !== 'TSStringKeyword') : present;
  if (first === undefined || rest.length > 0) throw new Error(`${place}: a union of several types`);
  return first;
}

function reference(name: string, args: readonly TSType[], place: string, declarations: Declarations): string {
  const last = args.at(-1);
  if (name === 'Date') return 'instant';
  if (name === 'Uint8Array') return 'text';
  if (name === 'Partial' && last) return notation(last, place, declarations);
  if (name === 'Record' && last) return `map ${notation(last, place, declarations)}`;
  if (declarations.structures.has(name)) return `{${name}}`;
  const enumeration = name.replace(/^_/, '');
  if (declarations.enums.has(enumeration)) return `<${enumeration}>`;
  throw new Error(`${place}: ${name} is neither a structure nor an enumeration of the SDK`);
}

/** The names that these fields' types put in brackets of this kind. */
function named(fields: Fields, bracket: '{' | '<'): string[] {
  return Object.values(fields).flatMap(type => (type.includes(bracket) ? type.split(/[^\w]+/).filter(isName) : []));
}

const isName = (word: string): boolean => word !== '' && word !== 'map';

/** Declarations and run-time schemas are generated apart; a difference means that one of them is read wrongly. */
function checkMembers(
  service: Service,
  shapes: ReadonlyMap<string, Fields>,
  runtime: ReadonlyMap<string, unknown>,
): void {
  for (const [shape, fields] of shapes) {
    const schema = runtime.get(`${shape}$`);
    if (!Array.isArray(schema)) throw new Error(`the client exports no schema of ${service}.${shape}`);
    const members: readonly string[] = schema[4];
    const [declared, known] = [Object.keys(fields).sort().join(' '), [...members].sort().join(' ')];
    if (declared !== known) throw new Error(`${service}.${shape} declares ${declared}, but its schema has ${known}`);
  }
}

function enumsOf(shapes: ReadonlyMap<string, Fields>, declarations: Declarations): Map<string, readonly string[]> {
  const names = [...shapes.values()].flatMap(fields => named(fields, '<'));
  return new Map(names.map(name => [name, declarations.enums.get(name) ?? []]));
}

function sorted<T>(entries: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON with one shape or enumeration to a line. */
function render(extracts: ReadonlyMap<Service, Extract>): string {
  const each = (part: (extract: Extract) => string) =>
    block(
      1,
      [...extracts].map(([service, one]) => [service, part(one)] as const),
    );
  return `${block(0, [
    ['sdk', each(one => JSON.stringify(one.version))],
    ['shapes', each(one => lines(written(one.shapes)))],
    ['enums', each(one => lines(one.enums))],
  ])}\n`;
}

/** Each structure as one text, read when it is asked for: thousands of fields as objects take longer to make than to use. */
function written(shapes: Readonly<Record<string, Fields>>): Readonly<Record<string, string>> {
  const text = (fields: Fields) => Object.entries(fields).map(([name, notation]) => `${name} ${notation}`);
  return Object.fromEntries(Object.entries(shapes).map(([shape, fields]) => [shape, text(fields).join(', ')]));
}

function lines(values: Readonly<Record<string, unknown>>): string {
  return block(
    2,
    Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)] as const),
  );
}

function block(depth: number, entries: readonly (readonly [string, string])[]): string {
  if (entries.length === 0) return '{}';
  const rows = entries.map(([name, value]) => `${' '.repeat(depth + 1)}${JSON.stringify(name)}: ${value}`);
  return `{\n${rows.join(',\n')}\n${' '.repeat(depth)}}`;
}
