import { known } from '../../model/truth.ts';
import { defineKind, numericOrder } from './kind.ts';

/** Text, compared to the letter. */
export const text = defineKind<string>({
  form: 'text',
  read: raw => (typeof raw === 'string' ? raw : undefined),
  equals: (a, b) => known(a === b),
  key: value => value,
});

/** A finite number; text that looks like one is unreadable, since AWS answers numbers as numbers. */
export const number = defineKind<number>({
  form: 'a number',
  read: raw => (typeof raw === 'number' && Number.isFinite(raw) ? raw : undefined),
  equals: (a, b) => known(a === b),
  key: String,
  ...numericOrder,
});

/** true or false. */
export const boolean = defineKind<boolean>({
  form: 'true or false',
  read: raw => (typeof raw === 'boolean' ? raw : undefined),
  equals: (a, b) => known(a === b),
  key: String,
});
