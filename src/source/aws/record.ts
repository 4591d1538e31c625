import { isRecord, type Resource } from '../../model/value.ts';
import { isSame } from '../recorded/same.ts';
import { type Answer, type Journal, nextToken, type Question } from './ask.ts';
import { messageOf, nameOf } from './failure.ts';
import { fileName } from './file-name.ts';
import { redact } from './redact.ts';

/** Where recordings go; paths are relative, with `/`. */
export interface RecordStore {
  write(path: string, text: string): void | Promise<void>;
  /** What a former recording left there; where it is left out, everything is asked anew. */
  read?(path: string): string | undefined;
  /** Takes away what a former recording left there; false where there was nothing. */
  remove?(path: string): boolean;
}

/**
 * Writes every answer and refusal that `collect` hears into an envelope of its own. With `read` a recording goes on where
 * one was broken off: a question whose pages are all there is not asked again, one that was refused is.
 */
export function recorder(store: RecordStore, now: () => Date): Required<Journal> {
  return {
    onAnswer: async answer => {
      await store.write(fileName(answer.question, answer.page), envelope(answer, now()));
      if (isLast(answer)) removeAfter(answer, store);
    },
    finished: question => (store.read === undefined ? undefined : finished(question, path => store.read?.(path))),
  };
}

function isLast({ question, output }: Answer): boolean {
  return output === undefined || nextToken(question, output) === undefined;
}

/** Pages of a longer answer, recorded before, would be read as this one's. */
function removeAfter({ question, page }: Answer, store: RecordStore): void {
  for (let next = page + 1; store.remove?.(fileName(question, next)) === true; next++);
}

function envelope({ question, input, output, error }: Answer, recordedAt: Date): string {
  const { service, operation, account, region } = question;
  const call = { rdsAudit: 1, service, operation, input: redact(input), account, region };
  const what =
    output === undefined ? { error: { code: nameOf(error), message: messageOf(error) } } : { output: redact(output) };
  return `${JSON.stringify({ ...call, recordedAt: recordedAt.toISOString(), ...what }, undefined, 2)}\n`;
}

function finished(question: Question, read: (path: string) => string | undefined): readonly Resource[] | undefined {
  const outputs: Resource[] = [];
  for (let page = 1, token: unknown; page === 1 || token !== undefined; page++) {
    const output = outputIn(read(fileName(question, page)), question, token);
    if (output === undefined) return undefined;
    outputs.push(output);
    token = nextToken(question, output);
  }
  return outputs;
}

/** The answer in an envelope, if it is to this question and page. */
function outputIn(text: string | undefined, question: Question, token: unknown): Resource | undefined {
  const envelope = text === undefined ? undefined : parse(text);
  if (!isRecord(envelope) || !isRecord(envelope.output) || !isRecord(envelope.input)) return undefined;
  const { operation, account, region, input, output } = envelope;
  const isHere = operation === question.operation && account === question.account && region === question.region;
  const asked = question.paging === undefined ? undefined : input[question.paging.ask];
  return isHere && asked === token && asksTheSame(input, question) ? output : undefined;
}

/** The clock goes on between two recordings: what was measured up to the first one is what it has. */
const CLOCK: ReadonlySet<string> = new Set(['StartTime', 'EndTime']);

/** A narrower or a wider question is another one: fewer metrics, fewer days of events. */
function asksTheSame(recorded: Resource, { input }: Question): boolean {
  const wanted = redact(input);
  return isRecord(wanted) && Object.keys(wanted).every(name => CLOCK.has(name) || isSame(recorded[name], wanted[name]));
}

/** A file that was broken off while it was written is no envelope. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
