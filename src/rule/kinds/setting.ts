import { known, NO, OPEN, type Truth, YES } from '../../model/truth.ts';
import type { Comparison, KindRules } from './kind.ts';

const ON = new Set(['1', 'on', 'true', 'yes', 'enabled', 'enable']);
const OFF = new Set(['0', 'off', 'false', 'no', 'disabled', 'disable']);

/** An engine parameter's value as text; a formula such as `{DBInstanceClassMemory/12582880}` is not evaluated, so not known. */
function readSetting(raw: unknown): string | undefined {
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  if (typeof raw !== 'string' || /[{}]/.test(raw)) return undefined;
  return raw.trim().toLowerCase();
}

function asBoolean(setting: string): boolean | undefined {
  if (ON.has(setting)) return true;
  return OFF.has(setting) ? false : undefined;
}

function asNumber(setting: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(setting) ? Number(setting) : undefined;
}

/** The operand's own type says how the setting is meant to be read. */
function equals(setting: string, operand: unknown): Truth {
  if (typeof operand === 'boolean') return same(asBoolean(setting), operand);
  if (typeof operand === 'number') return same(asNumber(setting), operand);
  return known(setting === readSetting(operand));
}

function same<T>(value: T | undefined, operand: T): Truth {
  if (value === undefined) return OPEN;
  return value === operand ? YES : NO;
}

function ordered(holds: (value: number, operand: number) => boolean, operand: unknown) {
  const limit = asNumber(readSetting(operand) ?? '');
  return (raw: unknown): Truth => {
    const value = asNumber(readSetting(raw) ?? '');
    return value === undefined || limit === undefined ? OPEN : known(holds(value, limit));
  };
}

function against(operand: unknown): Comparison | undefined {
  if (readSetting(operand) === undefined) return undefined;
  return {
    equals: raw => {
      const setting = readSetting(raw);
      return setting === undefined ? OPEN : equals(setting, operand);
    },
    min: ordered((value, limit) => value >= limit, operand),
    max: ordered((value, limit) => value <= limit, operand),
  };
}

/** An engine parameter: 1/ON/on/true/yes are one boolean, numbers compare as numbers, text without regard to case. */
export const setting: KindRules = {
  form: 'a setting: text, a number, true or false',
  reads: raw => readSetting(raw) !== undefined,
  key: readSetting,
  against,
};
