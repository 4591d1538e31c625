import { type ClientRequestArgs, request as httpRequest } from 'node:http';
import { Agent, type AgentOptions, request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { UserError } from '../../util/errors.ts';

/** What HTTPS_PROXY and NO_PROXY say. */
export interface ProxySettings {
  /** `http://user:password@host:port`; without a scheme `http`. */
  readonly https?: string | undefined;
  /** Comma-separated hosts and domains that are reached directly; `*` all. */
  readonly no?: string | undefined;
}

/** Milliseconds until a silent proxy is given up, so that it cannot keep the process alive. */
const PATIENCE = 30_000;

type Created = (error: Error | null, stream: Duplex) => void;

/** An agent that reaches hosts through the proxy's CONNECT; undefined where there is no proxy. A UserError where it cannot be one. */
export function tunnelAgent({ https, no }: ProxySettings = {}, options: AgentOptions): Agent | undefined {
  if (https === undefined || https === '') return undefined;
  return new TunnelAgent(proxyUrl(https), no ?? '', options);
}

/** The value is not repeated in the message: a password may stand in it. */
function proxyUrl(text: string): URL {
  const address = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UserError({ message: 'HTTPS_PROXY names no HTTP proxy', hint: 'write it as http://host:port' });
}

/** Whether NO_PROXY names the host, a domain above it, or all. */
export function isBypassed(host: string, no: string): boolean {
  const names = no.split(/[\s,]+/).map(name =>
    name
      .replace(/:\d+$/, '')
      .replace(/^\*?\./, '')
      .toLowerCase(),
  );
  return names.some(name => name === '*' || (name !== '' && `.${host.toLowerCase()}`.endsWith(`.${name}`)));
}

class TunnelAgent extends Agent {
  readonly #proxy: URL;
  readonly #no: string;

  constructor(proxy: URL, no: string, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
    this.#no = no;
  }

  override createConnection(options: RequestOptions, callback?: Created): Duplex | null | undefined {
    const host = options.host ?? '';
    if (callback === undefined || isBypassed(host, this.#no)) return super.createConnection(options, callback);
    const target = `${host}:${options.port ?? 443}`;
    const request = this.#proxy.protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = request(connectRequest(this.#proxy, target));
    const fail = (why: string) => callback(proxyError(`the proxy ${this.#proxy.host} ${why}`), new Duplex());
    asked.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200)
        return callback(null, connect({ host, servername: isIP(host) === 0 ? host : '', socket }));
      socket.destroy();
      return fail(`answered ${statusCode} to CONNECT ${target}`);
    });
    asked.once('error', error => fail(`could not be used: ${error.message}`));
    asked.setTimeout(PATIENCE, () => asked.destroy(new Error('it does not answer')));
    asked.end();
    return undefined;
  }
}

function proxyError(message: string): Error {
  return Object.assign(new Error(message), { code: 'EPROXY' });
}

function connectRequest({ protocol, hostname, port, username, password }: URL, target: string): ClientRequestArgs {
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const authorization = username === '' ? {} : { 'Proxy-Authorization': `Basic ${login}` };
  const standard = protocol === 'https:' ? 443 : 80;
  return {
    host: hostname,
    port: port === '' ? standard : Number(port),
    method: 'CONNECT',
    path: target,
    headers: { Host: target, ...authorization },
    agent: false,
  };
}
