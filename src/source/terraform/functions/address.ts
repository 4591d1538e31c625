import { isIPv4, isIPv6 } from 'node:net';

/** A prefix of IPv4 or IPv6. */
export interface Network {
  /** Bits of a whole address. */
  readonly width: 32 | 128;
  readonly start: bigint;
  readonly length: number;
}

/** `10.0.0.0/16`, `2001:db8::/32`; what stands behind the prefix is cut off. Undefined for anything else. */
export function networkOf(text: string | undefined): Network | undefined {
  const [address = '', digits = ''] = text?.split('/') ?? [];
  const number = numberOf(address);
  const width = isIPv4(address) ? 32 : 128;
  const length = Number(digits);
  if (number === undefined || !/^\d{1,3}$/.test(digits) || length > width) return undefined;
  const shift = BigInt(width - length);
  return { width, start: (number >> shift) << shift, length };
}

function numberOf(address: string): bigint | undefined {
  if (isIPv4(address)) return joined(address.split('.'), 8n, 10);
  // An address with a dotted end is written in two ways; Go has its own of showing what comes of it.
  if (!isIPv6(address) || /[.%]/.test(address)) return undefined;
  const [before = '', after] = address.split('::');
  const [left, right] = [before, after ?? ''].map(part => (part === '' ? [] : part.split(':')));
  const zeros = 8 - (left?.length ?? 0) - (right?.length ?? 0);
  return joined([...(left ?? []), ...Array.from({ length: zeros }, () => '0'), ...(right ?? [])], 16n, 16);
}

function joined(parts: readonly string[], bits: bigint, base: number): bigint {
  return parts.reduce((sum, part) => (sum << bits) + BigInt(Number.parseInt(part, base)), 0n);
}

/** An address as Go writes it: the longest run of zeros left out, the first of several. */
export function addressOf(number: bigint, width: Network['width']): string {
  if (width === 32) return partsOf(number, 4, 8n).join('.');
  const groups = partsOf(number, 8, 16n).map(group => group.toString(16));
  const runs = [...groups.join(':').matchAll(/(?<![^:])0(?::0)+(?![^:])/g)];
  const longest = runs.reduce((best, [run]) => (run.length > best.length ? run : best), '');
  return longest === '' ? groups.join(':') : shortened(groups.join(':'), longest);
}

function shortened(text: string, run: string): string {
  const at = new RegExp(`(?<![^:])${run}(?![^:])`).exec(text)?.index ?? 0;
  const [before, after] = [text.slice(0, at).replace(/:$/, ''), text.slice(at + run.length).replace(/^:/, '')];
  return `${before}::${after}`;
}

function partsOf(number: bigint, count: number, bits: bigint): readonly bigint[] {
  const mask = (1n << bits) - 1n;
  return Array.from({ length: count }, (_, index) => (number >> (bits * BigInt(count - 1 - index))) & mask);
}
