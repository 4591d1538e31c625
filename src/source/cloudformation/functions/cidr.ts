import type { Location } from '../../../model/location.ts';
import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Intrinsic } from '../context.ts';
import { combined, isScalar, likewise, unknown } from '../written.ts';
import { misused } from './misused.ts';

const BLOCK = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
/** Blocks that one call may ask for (CloudFormation's own limit). */
const MAX_COUNT = 256;

/** `[block, count, bits of the hosts]`: the first blocks of that size inside another. IPv6 is left unknown. */
export const cidr: Intrinsic = (argument, at, context) => {
  const given = argument.is === 'list' ? argument.items.map(item => context.evaluate(item, at)) : [];
  const hidden = given.find(({ value }) => value instanceof Unknown);
  if (hidden?.value instanceof Unknown) return { ...hidden, value: likewise(hidden.value, { exists: true }) };
  const [block, count, bits] = given.map(({ value }) => (isScalar(value) ? String(value) : ''));
  if (block === undefined || count === undefined) return misused('Fn::Cidr', at);
  if (block.includes(':')) return unknown('expression', 'Fn::Cidr of an IPv6 block is not worked out', at);
  const blocks = blocksIn(block, Number(count), Number(bits ?? 8));
  return blocks === undefined ? misused('Fn::Cidr', at) : listOf(blocks, given, at);
};

function listOf(blocks: readonly string[], given: readonly Written[], at: Location): Written {
  const origin = combined(given);
  return { ...origin, value: blocks.map(value => ({ ...origin, value, at })), at };
}

/** Undefined where they do not fit. */
function blocksIn(block: string, count: number, bits: number): readonly string[] | undefined {
  const octets = BLOCK.exec(block)?.slice(1).map(Number) ?? [];
  const prefix = octets[4] ?? -1;
  const isReadable = octets.slice(0, 4).every(octet => octet <= 255) && prefix >= 0 && prefix <= 32;
  const isAsked = Number.isInteger(count) && count >= 1 && count <= MAX_COUNT && Number.isInteger(bits) && bits >= 1;
  if (!isReadable || !isAsked || bits > 32 - prefix || count * 2 ** bits > 2 ** (32 - prefix)) return undefined;
  const address = octets.slice(0, 4).reduce((sum, octet) => sum * 256 + octet, 0);
  const first = address - (address % 2 ** (32 - prefix));
  return Array.from({ length: count }, (_, index) => `${dotted(first + index * 2 ** bits)}/${32 - bits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
}
