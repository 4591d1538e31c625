import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from './account.ts';
import { answer } from './answer.ts';
import type { Call, Reply } from './call.ts';
import { AwsError, refused } from './errors.ts';
import type { Fault, Faults } from './faults.ts';
import { TestMistake } from './mistake.ts';
import { PROTOCOLS } from './protocols.ts';
import { callOf } from './request.ts';
import type { Traffic } from './traffic.ts';

/** Turns requests into answers, or into what is set to go wrong with them. */
export class Responder {
  /** Of the caller first, then those whose roles may be assumed. */
  readonly #accounts: readonly [Account, ...Account[]];
  readonly #faults: Faults;
  readonly #traffic: Traffic;
  /** Answers that were written once: the account does not change. */
  readonly #written = new Map<string, Reply>();

  constructor([own, ...others]: readonly Account[], faults: Faults, traffic: Traffic) {
    if (own === undefined) throw new TestMistake('there is no account to serve');
    this.#accounts = [own, ...others];
    this.#faults = faults;
    this.#traffic = traffic;
  }

  /** The answer to a request; undefined where there is to be none. */
  async reply(request: IncomingMessage, body: string): Promise<Reply | undefined> {
    try {
      const call = await callOf(request, body);
      const note = this.#traffic.note(call);
      const reply = await this.#replyTo(call);
      if (reply !== undefined) note(reply.status);
      return reply;
    } catch (error) {
      const isJson = String(request.headers['content-type']).includes('json');
      return PROTOCOLS[isJson ? 'json' : 'query'].error(this.#mistake(error));
    }
  }

  async #replyTo(call: Call): Promise<Reply | undefined> {
    const { latency, fault } = this.#faults.strike(call);
    if (latency > 0) await wait(latency);
    if (fault?.kind === 'hang') return undefined;
    const error = fault === undefined ? undefined : this.#errorOf(fault, call);
    if (error !== undefined) return PROTOCOLS[call.protocol].error(error);
    const reply = this.#answer(call);
    return fault?.kind === 'malformed' ? { ...reply, body: reply.body.slice(0, reply.body.length / 2) } : reply;
  }

  #answer(call: Call): Reply {
    const key = JSON.stringify([call.accessKey, call.region, call.service.name, call.operation.name, call.input]);
    const known = this.#written.get(key);
    if (known !== undefined) return known;
    const protocol = PROTOCOLS[call.protocol];
    try {
      const reply = protocol.answer(call, answer(call, this.#accountOf(call)));
      this.#written.set(key, reply);
      return reply;
    } catch (error) {
      return protocol.error(error instanceof AwsError ? error : this.#mistake(error));
    }
  }

  #errorOf(fault: Fault, call: Call): AwsError | undefined {
    switch (fault.kind) {
      case 'deny':
      case 'disabled':
      case 'throttle':
      case 'fail':
        return refused(fault.kind, call, this.#accountOf(call).caller(call.region));
      case 'error':
        return new AwsError(fault.status, fault.code, fault.message ?? fault.code);
      case 'malformed':
      case 'hang':
      case 'latency':
        return undefined;
    }
  }

  #accountOf({ accessKey }: Call): Account {
    return this.#accounts.find(({ id }) => accessKey === `ASIA${id}`) ?? this.#accounts[0];
  }

  /** Not a status that a client tries again at. */
  #mistake(error: unknown): AwsError {
    const message =
      error instanceof Error ? (error instanceof TestMistake ? error.message : `${error.stack}`) : String(error);
    this.#traffic.mistakes.push(message);
    return new AwsError(400, 'TestMistake', message);
  }
}
