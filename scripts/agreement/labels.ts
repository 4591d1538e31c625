import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../src/model/value.ts';

/** What a peer's own tests expect of one resource under one check. */
export interface Label {
  readonly source: string;
  /** The folder of the case, below the corpus. */
  readonly folder: string;
  readonly format: string;
  /** Null: the verdict is about the whole input, and asks only that nothing fails. */
  readonly resource: string | null;
  readonly peerId: string;
  readonly expected: string;
  /** The line that the peer reports, where it does. */
  readonly line: number | undefined;
  readonly peerText: string | undefined;
  readonly now: string | undefined;
  /** The peer's own setting that the verdict assumes. */
  readonly settings: unknown;
}

/** The labels of a corpus that are to be scored: what a template's own metadata suppresses says nothing. */
export function readLabels(corpus: string): readonly Label[] {
  const lines = readFileSync(join(corpus, 'labels.jsonl'), 'utf8').split('\n');
  const records = lines.filter(line => line.trim() !== '').map((line): unknown => JSON.parse(line));
  return records
    .filter(isRecord)
    .filter(record => record.skip_reason !== 'suppressed-by-peer-metadata')
    .map(labelOf);
}

function labelOf(record: Readonly<Record<string, unknown>>): Label {
  const text = (key: string) => (typeof record[key] === 'string' ? record[key] : undefined);
  const required = (key: string) => text(key) ?? missing(key, record);
  return {
    source: required('source'),
    folder: join(required('source'), required('case')),
    format: required('format'),
    resource: text('resource') ?? null,
    peerId: required('peer_id'),
    expected: required('expected'),
    line: typeof record.line === 'number' ? record.line : undefined,
    peerText: text('peer_text'),
    now: text('now'),
    settings: record.settings,
  };
}

function missing(key: string, record: unknown): never {
  throw new Error(`a label has no ${key}: ${JSON.stringify(record)}`);
}
