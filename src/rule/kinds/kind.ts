import { NO, OPEN, type Truth, YES } from '../../model/truth.ts';
import { Unknown } from '../../model/value.ts';

/** What a value can be asked against one operand. Values that cannot be read leave every question open. */
export interface Comparison {
  equals(value: unknown): Truth;
  /** At least the operand; undefined where the kind has no order. */
  readonly min?: ((value: unknown) => Truth) | undefined;
  readonly max?: ((value: unknown) => Truth) | undefined;
  /** The value as a set holds all of the operand (⊇), lies inside it (⊆), shares something with it (∩). */
  readonly covers?: ((value: unknown) => Truth) | undefined;
  readonly within?: ((value: unknown) => Truth) | undefined;
  readonly overlaps?: ((value: unknown) => Truth) | undefined;
}

/** How values of one kind are read and compared. */
export interface KindRules {
  /** Whether a literal of a rule, a fixture or a param has the form of this kind. */
  reads(raw: unknown): boolean;
  /** The comparison with one operand (with their union, where it is a list and the kind is a set); undefined = unreadable. */
  against(operand: unknown): Comparison | undefined;
  /** A canonical text for telling values apart (`distinct`); undefined = unreadable. */
  key(raw: unknown): string | undefined;
  /** The form, for messages: "a whole or decimal number". */
  readonly form: string;
}

interface Definition<T> {
  readonly form: string;
  readonly read: (raw: unknown) => T | undefined;
  /** An operand may be read more freely than a value (a list as a union). Default: as a value. */
  readonly readOperand?: (raw: unknown) => T | undefined;
  readonly equals: (value: T, operand: T) => Truth;
  readonly key: (value: T) => string;
  readonly min?: (value: T, operand: T) => Truth;
  readonly max?: (value: T, operand: T) => Truth;
  readonly covers?: (value: T, operand: T) => Truth;
  readonly within?: (value: T, operand: T) => Truth;
  readonly overlaps?: (value: T, operand: T) => Truth;
}

/** Builds a kind from functions over its read values. */
export function defineKind<T>(definition: Definition<T>): KindRules {
  const { form, read, equals, key } = definition;
  const ask = (question: ((value: T, operand: T) => Truth) | undefined, operand: T) =>
    question === undefined
      ? undefined
      : (raw: unknown): Truth => {
          const value = read(raw);
          return value === undefined ? OPEN : question(value, operand);
        };
  return {
    form,
    reads: raw => read(raw) !== undefined,
    key: raw => {
      const value = read(raw);
      return value === undefined ? undefined : key(value);
    },
    against: raw => {
      if (raw instanceof Unknown) return undefined;
      const operand = (definition.readOperand ?? read)(raw);
      if (operand === undefined) return undefined;
      return {
        equals: value => {
          const readValue = read(value);
          return readValue === undefined ? OPEN : equals(readValue, operand);
        },
        min: ask(definition.min, operand),
        max: ask(definition.max, operand),
        covers: ask(definition.covers, operand),
        within: ask(definition.within, operand),
        overlaps: ask(definition.overlaps, operand),
      };
    },
  };
}

/** Order by a plain number. */
export const numericOrder = {
  min: (value: number, operand: number): Truth => (value >= operand ? YES : NO),
  max: (value: number, operand: number): Truth => (value <= operand ? YES : NO),
};
