import { isAbsent, type Resource } from '../../model/value.ts';
import type { Api, ApiService } from './api.ts';
import { valueAt } from './at.ts';
import type { Paging } from './calls.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Limit } from './limit.ts';

/** Where a question is asked. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** A call with everything that it asks, but for pages. */
export interface Question extends Place {
  readonly service: ApiService;
  readonly operation: string;
  readonly input: Resource;
  /** Whom it asks about, where it asks about one. */
  readonly subject?: string | undefined;
  readonly paging?: Paging | undefined;
}

/** One page of what a question came to: the answer, or what the SDK threw. */
export interface Answer {
  readonly question: Question;
  /** From 1. */
  readonly page: number;
  /** The question's input with the page's. */
  readonly input: Resource;
  readonly output?: Resource | undefined;
  readonly error?: unknown;
}

/** Hears every answer, and may know some already. */
export interface Journal {
  onAnswer?(answer: Answer): void | Promise<void>;
  /** All pages of a question that was answered before; undefined where it must be asked. */
  finished?(question: Question): readonly Resource[] | undefined;
}

/** The pages that came, and why they are not all. */
export interface Pages {
  readonly outputs: readonly Resource[];
  readonly failure?: Failure | undefined;
}

/** Asks one question to its last page. */
export type Ask = (question: Question) => Promise<Pages>;

/** Asks through the api, so many requests at a time, each answer told to the journal. */
export function asker(api: Api, limit: Limit, journal: Journal): Ask {
  return async question => {
    const finished = journal.finished?.(question);
    return finished === undefined ? askAll(question, { api, limit, journal }) : { outputs: finished };
  };
}

interface Means {
  readonly api: Api;
  readonly limit: Limit;
  readonly journal: Journal;
}

async function askAll(question: Question, means: Means): Promise<Pages> {
  const outputs: Resource[] = [];
  const tokens = new Set<unknown>();
  for (let page = 1, token: unknown; ; page++) {
    const answer = await askPage(question, page, token, means);
    await means.journal.onAnswer?.(answer);
    if (answer.output === undefined) return { outputs, failure: failed(question, answer.error) };
    outputs.push(answer.output);
    token = nextToken(question, answer.output);
    if (token === undefined) return { outputs };
    if (tokens.has(token)) return { outputs, failure: failed(question, new CircularPages()) };
    tokens.add(token);
  }
}

async function askPage(question: Question, page: number, token: unknown, { api, limit }: Means): Promise<Answer> {
  const { service, region, operation, paging } = question;
  const next = token === undefined || paging === undefined ? {} : { [paging.ask]: token };
  const input = { ...question.input, ...paging?.size, ...next };
  try {
    const output = await limit(() => api.call(service, region, operation, input));
    return { question, page, input, output };
  } catch (error) {
    return { question, page, input, error };
  }
}

/** The token that more can be asked with; undefined on the last page. */
export function nextToken({ paging }: Question, output: Resource): unknown {
  const token = paging === undefined ? undefined : valueAt(output, paging.answer);
  return isAbsent(token) ? undefined : token;
}

function failed({ service, operation }: Question, error: unknown): Failure {
  return failureOf(service, operation, error);
}

/** AWS gave a token a second time; asking on would never end. */
class CircularPages extends Error {
  override readonly name = 'CircularPages';
}
