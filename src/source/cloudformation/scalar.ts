import { Unknown } from '../../model/value.ts';
import type { YamlScalar } from '../../util/yaml.ts';

export type Scalar = string | number | boolean | null;

const INTEGER = /^[-+]?(?:0|[1-9][0-9]*)$/;
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+$/;
/** CloudFormation reads YAML 1.1, in which these are booleans; of the single letters it makes none. */
const WORD = /^(?:yes|Yes|YES|on|On|ON|(no|No|NO|off|Off|OFF))$/;
/** Other numbers of YAML 1.1 that YAML 1.2 reads as text: 12:30 (base 60), 1_000, 0b11. */
const OLD_NUMBER = /^[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[0-9]+_[0-9_]*(?:\.[0-9_]*)?|0b[01_]+)$/;

/** What CloudFormation takes a scalar for: it reads YAML 1.1, while the YAML library reads YAML 1.2. */
export function scalarOf(node: YamlScalar): Scalar | Unknown {
  if (!node.plain) return node.value;
  if (typeof node.value === 'number') return numberOf(node.value, node.source);
  if (typeof node.value !== 'string') return node.value;
  const word = WORD.exec(node.value);
  if (word !== null) return word[1] === undefined;
  return OLD_NUMBER.test(node.value) ? ambiguous(node.source) : node.value;
}

/**
 * Integers that a double does not hold stay text, as do decimals such as 8.0: CloudFormation makes "8.0" of it, and
 * "13.1" of 13.10.
 */
function numberOf(value: number, source: string): Scalar | Unknown {
  if (INTEGER.test(source)) return Number.isSafeInteger(value) ? value : source;
  if (DECIMAL.test(source)) return Number.isInteger(value) ? `${value}.0` : value;
  return ambiguous(source);
}

function ambiguous(source: string): Unknown {
  const shown = source.length > 40 ? `${source.slice(0, 40)}…` : source;
  return new Unknown('unreadable', `${shown} without quotes is a number that CloudFormation rewrites`);
}

/** The text that CloudFormation makes of a scalar where it needs one. */
export function textOf(value: string | number | boolean): string {
  return String(value);
}
