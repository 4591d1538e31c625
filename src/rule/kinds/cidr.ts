import { known } from '../../model/truth.ts';
import { defineKind } from './kind.ts';
import { contains, intersects, type Ranges, sameRanges, union } from './ranges.ts';

/** IPv6 addresses stand behind the IPv4 ones on one number line, so that sets of both need no second case. */
const IPV6_BASE = 1n << 32n;

function readIpv4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every(octet => /^\d{1,3}$/.test(octet) && Number(octet) < 256)) return undefined;
  return octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function readIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(half => (half === '' ? [] : half.split(':')));
  const given = (head?.length ?? 0) + (tail?.length ?? 0);
  if (tail === undefined ? given !== 8 : given > 7) return undefined;
  const groups = [...(head ?? []), ...Array.from({ length: 8 - given }, () => '0'), ...(tail ?? [])];
  if (!groups.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

/** The addresses of `10.0.0.0/8`, `2001:db8::/32` or a bare address; undefined where it is neither. */
function readCidr(raw: unknown): Ranges | undefined {
  if (typeof raw !== 'string') return undefined;
  const [address = '', prefix, ...rest] = raw.split('/');
  if (rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return undefined;
  const v6 = address.includes(':');
  const bits = v6 ? 128 : 32;
  const start = v6 ? readIpv6(address) : readIpv4(address);
  const length = prefix === undefined ? bits : Number(prefix);
  if (start === undefined || length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  const low = (start / size) * size + (v6 ? IPV6_BASE : 0n);
  return [[low, low + size - 1n]];
}

function readUnion(raw: unknown): Ranges | undefined {
  if (!Array.isArray(raw)) return readCidr(raw);
  const sets = raw.map(readCidr);
  return sets.every(set => set !== undefined) ? union(sets.flat()) : undefined;
}

/** A block of addresses as a set. */
export const cidr = defineKind<Ranges>({
  form: 'a CIDR such as 10.0.0.0/8 or ::/0',
  read: readCidr,
  readOperand: readUnion,
  equals: (a, b) => known(sameRanges(a, b)),
  covers: (a, b) => known(contains(a, b)),
  within: (a, b) => known(contains(b, a)),
  overlaps: (a, b) => known(intersects(a, b)),
  key: ranges => ranges.join(' '),
});
