import type { Plain } from '../evaluate/value.ts';
import { addressOf, type Network, networkOf } from './address.ts';
import { integerOf, list, type TerraformFunction, textOf, whole } from './function.ts';

/** Prefixes of IPv4 and IPv6. */
export const NETWORK_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  cidrsubnet: whole('cidrsubnet', ([prefix, bits, number]) =>
    cidrSubnet(networkOf(textOf(prefix)), integerOf(bits), integerOf(number)),
  ),
  cidrsubnets: whole('cidrsubnets', ([prefix, ...bits]) => cidrSubnets(networkOf(textOf(prefix)), bits.map(integerOf))),
  cidrhost: whole('cidrhost', ([prefix, number]) => cidrHost(networkOf(textOf(prefix)), integerOf(number))),
  cidrnetmask: whole('cidrnetmask', ([prefix]) => {
    const network = networkOf(textOf(prefix));
    return network?.width === 32 ? addressOf(2n ** 32n - size(32, network.length), 32) : undefined;
  }),
};

/** How many addresses a prefix has. */
function size(width: number, length: number): bigint {
  return 2n ** BigInt(width - length);
}

function cidrSubnet(network: Network | undefined, bits: number | undefined, number: number | undefined) {
  if (network === undefined || bits === undefined || number === undefined || bits < 0) return undefined;
  const length = network.length + bits;
  if (length > network.width || number < 0 || number >= 2 ** bits) return undefined;
  return shown(network.start + BigInt(number) * size(network.width, length), length, network);
}

function shown(start: bigint, length: number, { width }: Network): string {
  return `${addressOf(start, width)}/${length}`;
}

/** Consecutive networks, each at the next border of its own size. */
function cidrSubnets(network: Network | undefined, bits: readonly (number | undefined)[]): Plain | undefined {
  if (network === undefined) return undefined;
  let next = network.start;
  const subnets: string[] = [];
  for (const more of bits) {
    const length = network.length + (more ?? 129);
    if (length > network.width || length < network.length) return undefined;
    const step = size(network.width, length);
    const start = ((next + step - 1n) / step) * step;
    next = start + step;
    subnets.push(shown(start, length, network));
  }
  return next > network.start + size(network.width, network.length) ? undefined : list(subnets);
}

function cidrHost(network: Network | undefined, number: number | undefined): string | undefined {
  if (network === undefined || number === undefined) return undefined;
  const count = size(network.width, network.length);
  const host = number < 0 ? count + BigInt(number) : BigInt(number);
  return host < 0n || host >= count ? undefined : addressOf(network.start + host, network.width);
}
