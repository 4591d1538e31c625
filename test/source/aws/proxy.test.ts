import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isBypassed, tunnelAgent } from '../../../src/source/aws/proxy.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

interface Tunnel {
  readonly target: string | undefined;
  readonly authorization: string | undefined;
  /** What the client sends once it is through. */
  readonly hello: Buffer;
}

/** A proxy that answers every CONNECT with this status, and tells of the first. */
async function startProxy(status: number): Promise<{ readonly port: number; readonly tunnel: Promise<Tunnel> }> {
  const server = createServer();
  servers.push(server);
  const tunnel = new Promise<Tunnel>(resolve => {
    server.on('connect', ({ url, headers }, socket) => {
      socket.on('error', () => undefined);
      socket.write(`HTTP/1.1 ${status} Whatever\r\n\r\n`);
      socket.once('data', hello => {
        resolve({ target: url, authorization: headers['proxy-authorization'], hello });
        socket.destroy();
      });
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, tunnel };
}

/** The error that a request through the proxy ends in, if it ends. */
function failureThrough(https: string, no?: string): Promise<Error> {
  const agent = tunnelAgent({ https, no }, {});
  return new Promise(resolve => get('https://rds.eu-west-1.invalid/', { agent }).once('error', resolve));
}

describe('a proxy', () => {
  it('is asked for a tunnel, in which TLS begins', async () => {
    const { port, tunnel } = await startProxy(200);
    const failure = failureThrough(`http://me:p%40ss@127.0.0.1:${port}`);
    const { target, authorization, hello } = await tunnel;
    expect(target).toBe('rds.eu-west-1.invalid:443');
    expect(authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
    expect(hello[0]).toBe(0x16);
    expect(hello.includes('rds.eu-west-1.invalid')).toBe(true);
    await failure;
  });

  it('that refuses is named', async () => {
    const { port } = await startProxy(407);
    const failure = await failureThrough(`127.0.0.1:${port}`);
    expect(failure).toMatchObject({ code: 'EPROXY' });
    expect(failure.message).toBe(`the proxy 127.0.0.1:${port} answered 407 to CONNECT rds.eu-west-1.invalid:443`);
  });

  it('that is not there is named', async () => {
    expect((await failureThrough('http://127.0.0.1:9')).message).toMatch(
      /^the proxy 127.0.0.1:9 could not be used: .*ECONNREFUSED/,
    );
  });

  it('is passed by where NO_PROXY says so', async () => {
    expect(await failureThrough('http://127.0.0.1:9', '.invalid')).toMatchObject({ code: 'ENOTFOUND' });
  });

  it('is none without HTTPS_PROXY', () => {
    expect(tunnelAgent({ https: '', no: '*' }, {})).toBeUndefined();
    expect(tunnelAgent(undefined, {})).toBeUndefined();
  });

  it.each(['socks5://127.0.0.1:1080', 'http://me:secret@:x'])('cannot be %s', https => {
    expect(() => tunnelAgent({ https }, {})).toThrow(
      /^HTTPS_PROXY names no HTTP proxy; write it as http:\/\/host:port$/,
    );
  });

  it.each([
    ['*', true],
    ['amazonaws.com', true],
    ['.amazonaws.com', true],
    ['*.AmazonAWS.com:443', true],
    ['example.org, rds.eu-west-1.amazonaws.com', true],
    ['zonaws.com', false],
    ['', false],
    [',', false],
  ])('is passed by for NO_PROXY=%s: %s', (no, expected) => {
    expect(isBypassed('rds.eu-west-1.amazonaws.com', no)).toBe(expected);
  });
});
