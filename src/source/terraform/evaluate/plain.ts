import type { Plain } from './value.ts';

/** Terraform's conversion to text; undefined where there is none. */
export function asText(value: Plain): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Terraform's conversion to a number; undefined where there is none, or a double cannot hold it. */
export function asNumber(value: Plain): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !NUMBER.test(value)) return undefined;
  return exact(Number(value));
}

/** Terraform's conversion to a bool. */
export function asBoolean(value: Plain): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** A number without a fraction, or what converts to one. */
export function asInteger(value: Plain): number | undefined {
  const number = asNumber(value);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

/** Terraform counts in decimals of great precision; what a double cannot hold is undefined. */
export function exact(value: number): number | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined;
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}
