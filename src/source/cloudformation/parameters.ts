import type { Location } from '../../model/location.ts';
import { Unknown } from '../../model/value.ts';
import type { YamlMap, YamlNode } from '../../util/yaml.ts';
import type { Origin, Written } from '../template/declaration.ts';
import type { Context } from './context.ts';
import { fixed } from './fixed.ts';
import { callOf } from './intrinsic.ts';
import { entryIn, textIn } from './lookup.ts';
import { typed } from './parameter-type.ts';
import { plainText } from './text.ts';
import { isList, isScalar, unknown } from './written.ts';

/** What was given for a parameter, on the command line or by the template that nests this one; undefined = nothing. */
export type Given = (name: string) => Written | string | undefined;

/** The parameters of one template, each worked out once. */
export class Parameters {
  readonly #section: YamlMap | undefined;
  readonly #given: Given;
  readonly #spend: Pick<Context, 'spend'>;
  readonly #known = new Map<string, Written>();

  constructor(section: YamlNode | undefined, given: Given, spend: Pick<Context, 'spend'>) {
    this.#section = section?.is === 'map' ? section : undefined;
    this.#given = given;
    this.#spend = spend;
  }

  /** The value of a parameter, said to stand at `at` unless a nesting template wrote it; undefined for other names. */
  get(name: string, at: Location): Written | undefined {
    const declared = this.#section === undefined ? undefined : entryIn(this.#section, name)?.value;
    if (declared === undefined) return undefined;
    const known = this.#known.get(name) ?? this.#value(name, declared, at);
    this.#known.set(name, known);
    return this.#isPassed(name) ? known : this.#moved(known, at);
  }

  /** The same value said to stand somewhere else. */
  #moved(given: Written, at: Location): Written {
    if (!isList(given.value)) return { ...given, at };
    this.#spend.spend(given.value.length, { file: at.file, line: at.startLine, column: at.startColumn });
    return { ...given, at, value: given.value.map(item => ({ ...item, at })) };
  }

  #isPassed(name: string): boolean {
    const given = this.#given(name);
    return given !== undefined && typeof given !== 'string';
  }

  #value(name: string, declared: YamlNode, at: Location): Written {
    const given = this.#given(name);
    const value = given === undefined ? this.#default(name, declared, at) : passed(name, given, at);
    const result = typed(name, typeOf(declared), value, this.#spend);
    if (isSecret(declared)) return { ...result, sensitive: true };
    return result.origin === 'parameter' ? { ...result, origin: 'plain-parameter' } : result;
  }

  #default(name: string, declared: YamlNode, at: Location): Written {
    const written = declared.is === 'map' ? entryIn(declared, 'Default')?.value : undefined;
    if (written === undefined) return missing(name, declared, at);
    const value = fixed(written, at, this.#spend);
    const origin = value.value instanceof Unknown ? value.origin : originOf(value, declared);
    return { ...asText(value), origin, from: `the default of parameter ${name}` };
  }
}

/** An empty default of a secret is none: whoever deploys the template gives it, where it is needed. */
function originOf({ value }: Written, declared: YamlNode): Origin {
  return value === '' && isSecret(declared) ? 'parameter' : 'parameter-default';
}

function missing(name: string, declared: YamlNode, at: Location): Written {
  const detail = `the parameter ${name} has no default and no value was given`;
  return unknown('unresolved-reference', detail, at, { exists: mustBeFilled(declared) }, 'parameter');
}

/** Types of AWS resources and numbers take no empty text, nor does what says so. */
function mustBeFilled(declared: YamlNode): boolean {
  const type = textIn(declared, 'Type');
  if (type === 'Number' || type?.startsWith('AWS::') || type?.startsWith('List<')) return true;
  if (Number(textIn(declared, 'MinLength') ?? 0) >= 1) return true;
  const allowed = declared.is === 'map' ? entryIn(declared, 'AllowedValues')?.value : undefined;
  return allowed?.is === 'list' && allowed.items.length > 0 && allowed.items.every(isFilled);
}

function isFilled(node: YamlNode): boolean {
  return node.is === 'scalar' && node.tag === undefined && node.source !== '';
}

function passed(name: string, given: Written | string, at: Location): Written {
  if (typeof given === 'string') return { ...plainText(given, at), origin: 'parameter', from: `parameter ${name}` };
  return given;
}

/** CloudFormation makes text of what stands as a number or boolean. */
function asText(given: Written): Written {
  return isScalar(given.value) ? { ...given, value: String(given.value) } : given;
}

/** Undefined where it is not known. */
function typeOf(declared: YamlNode): string | undefined {
  if (declared.is !== 'map' || callOf(declared) !== undefined) return undefined;
  return entryIn(declared, 'Type') === undefined ? 'String' : textIn(declared, 'Type');
}

/** NoEcho that is anything but false hides the value. */
function isSecret(declared: YamlNode): boolean {
  const echo = declared.is === 'map' ? entryIn(declared, 'NoEcho')?.value : undefined;
  return echo !== undefined && !/^(?:false|no|off)$/i.test(echo.is === 'scalar' ? echo.source : '');
}
