import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FOLDER } from './account.ts';

/** One recorded answer: its path below the account's folder, and its parsed content. */
export interface RecordedAnswer {
  readonly file: string;
  readonly content: unknown;
}

/** A way into an answer; '*' stands for every element of a list. */
export type Way = readonly (string | number)[];

/** The recorded answers by the command that gave them: `rds.describe-db-instances` of every region together. */
export function answersByCommand(): ReadonlyMap<string, readonly RecordedAnswer[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.json'));
  const commands = new Map<string, RecordedAnswer[]>();
  for (const file of files.sort()) {
    const command = basename(file).split('.').slice(0, 2).join('.');
    const answer = { file, content: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) };
    commands.set(command, [...(commands.get(command) ?? []), answer]);
  }
  return commands;
}

/** The way to every field that stands in a value, at any depth: each element of a list by itself. */
export function waysIn(value: unknown, way: Way = []): readonly Way[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => waysIn(item, [...way, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...way, key], ...waysIn(inner, [...way, key])]);
}

/** The same way for every element of the lists that it passes. */
export function throughLists(way: Way): Way {
  return way.map(step => (typeof step === 'number' ? '*' : step));
}

/** The value without the field, wherever the way leads; what does not change is shared. */
export function without(value: unknown, [step, ...rest]: Way): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => (step === '*' || step === index ? without(item, rest) : item));
  if (!isObject(value) || typeof step !== 'string' || !Object.hasOwn(value, step)) return value;
  if (rest.length > 0) return { ...value, [step]: without(value[step], rest) };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
