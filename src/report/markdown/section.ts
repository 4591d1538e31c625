import type { Report } from '../../model/finding.ts';

/** One part of the summary; its items are whole blocks of Markdown, so that it can be cut between any two. */
export interface Section {
  readonly title: string;
  /** A table's head, or a sentence. */
  readonly head?: string | undefined;
  /** As many as `count` says, each ending in a newline; made only as far as there is room. */
  readonly items: Iterable<string>;
  readonly count: number;
  /** What an item is: "failure". */
  readonly noun: string;
  /** How much of the summary it may take, beside what those before it left: all of them make 1. */
  readonly share: number;
}

/** The sections of one part of a report; none where there is nothing to say. */
export type Part = (report: Report, cwd: string) => readonly Section[];

/** A section as far as there is room for it, and how much of it there was none for. */
export interface Fitted {
  readonly text: string;
  readonly left: number;
  readonly bytes: number;
}

/** As many of a section's items as fit into so many bytes of UTF-8, and in words how many do not. */
export function fitInto({ title, head = '', items, count, noun }: Section, room: number): Fitted {
  const kept = [`\n## ${title}\n\n${head}`];
  let bytes = Buffer.byteLength(kept.join('')) + NOTE_BYTES;
  for (const item of items) {
    bytes += Buffer.byteLength(item);
    if (bytes > room) break;
    kept.push(item);
  }
  const left = count - (kept.length - 1);
  const text = `${kept.join('')}${left === 0 ? '' : `\n${leftOutOf(count, left, noun)}\n`}`;
  return { text, left, bytes: Buffer.byteLength(text) };
}

const NOTE_BYTES = 300;

function leftOutOf(count: number, left: number, noun: string): string {
  return `**… ${left} of ${count} ${noun}s left out:** a job summary may have 1 MiB. \`--format json\` has all of them.`;
}
