import { isIPv4 } from 'node:net';
import type { Plain } from '../evaluate/value.ts';
import { integerOf, list, type TerraformFunction, textOf, whole } from './function.ts';

/** IPv4 only: an IPv6 prefix gives a Failure, which is unknown. */
export const NETWORK_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  cidrsubnet: whole('cidrsubnet', ([prefix, bits, number]) =>
    cidrSubnet(textOf(prefix), integerOf(bits), integerOf(number)),
  ),
  cidrsubnets: whole('cidrsubnets', ([prefix, ...bits]) => cidrSubnets(textOf(prefix), bits.map(integerOf))),
  cidrhost: whole('cidrhost', ([prefix, number]) => cidrHost(textOf(prefix), integerOf(number))),
  cidrnetmask: whole('cidrnetmask', ([prefix]) => {
    const network = networkOf(textOf(prefix));
    return network === undefined ? undefined : addressOf(2 ** 32 - 2 ** (32 - network.length));
  }),
};

interface Network {
  readonly start: number;
  readonly length: number;
}

function networkOf(text: string | undefined): Network | undefined {
  const [address = '', length = ''] = text?.split('/') ?? [];
  if (!isIPv4(address) || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(length));
  return { start: Math.floor(number / size) * size, length: Number(length) };
}

function addressOf(number: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map(unit => Math.floor(number / unit) % 256).join('.');
}

function cidrSubnet(prefix: string | undefined, bits: number | undefined, number: number | undefined) {
  const network = networkOf(prefix);
  if (network === undefined || bits === undefined || number === undefined || bits < 0) return undefined;
  const length = network.length + bits;
  if (length > 32 || number < 0 || number >= 2 ** bits) return undefined;
  return `${addressOf(network.start + number * 2 ** (32 - length))}/${length}`;
}

/** Consecutive networks, each at the next border of its own size. */
function cidrSubnets(prefix: string | undefined, bits: readonly (number | undefined)[]): Plain | undefined {
  const network = networkOf(prefix);
  if (network === undefined) return undefined;
  let next = network.start;
  const subnets: string[] = [];
  for (const more of bits) {
    const length = network.length + (more ?? 33);
    if (length > 32 || length < network.length) return undefined;
    const size = 2 ** (32 - length);
    const start = Math.ceil(next / size) * size;
    next = start + size;
    subnets.push(`${addressOf(start)}/${length}`);
  }
  return next > network.start + 2 ** (32 - network.length) ? undefined : list(subnets);
}

function cidrHost(prefix: string | undefined, number: number | undefined): string | undefined {
  const network = networkOf(prefix);
  if (network === undefined || number === undefined) return undefined;
  const size = 2 ** (32 - network.length);
  const host = number < 0 ? size + number : number;
  return host < 0 || host >= size ? undefined : addressOf(network.start + host);
}
