import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, type Question, reads } from './ask.ts';

const cidr = (value: unknown, question: Question, operand: unknown) => ask('cidr', value, question, operand);

describe('address blocks are sets', () => {
  it.each([
    ['10.1.0.0/16', 'within', '10.0.0.0/8', 'yes'],
    ['10.0.0.0/8', 'within', '10.1.0.0/16', 'no'],
    ['0.0.0.0/0', 'covers', '203.0.113.7', 'yes'],
    ['203.0.113.7', 'within', '203.0.113.0/24', 'yes'],
    ['203.0.113.7/32', 'equals', '203.0.113.7', 'yes'],
    ['10.0.0.0/9', 'overlaps', '10.64.0.0/10', 'yes'],
    ['10.0.0.0/9', 'overlaps', '10.128.0.0/9', 'no'],
    ['10.9.9.9/8', 'equals', '10.0.0.0/8', 'yes'],
    ['2001:db8:1::/48', 'within', '2001:db8::/32', 'yes'],
    ['2001:DB8::/32', 'equals', '2001:db8:0:0::/32', 'yes'],
    ['::/0', 'covers', '2001:db8::1', 'yes'],
    ['::1', 'equals', '0:0:0:0:0:0:0:1/128', 'yes'],
    ['2000::/3', 'covers', '2600:1f18::/33', 'yes'],
  ] as const)('%s %s %s: %s', (value, question, operand, answer) => {
    expect(cidr(value, question, operand)).toBe(answer);
  });

  it.each(['equals', 'covers', 'within', 'overlaps'] as const)('IPv4 and IPv6 have nothing in common: %s', question => {
    expect(cidr('0.0.0.0/0', question, '::/0')).toBe('no');
    expect(cidr('::/96', question, '0.0.0.0/0')).toBe('no');
  });

  it('a block has no order', () => {
    expect(cidr('10.0.0.0/8', 'min', '10.0.0.0/8')).toBe('no such question');
  });
});

describe('a list is the union', () => {
  it('two halves make a whole', () => {
    expect(cidr('0.0.0.0/0', 'within', ['128.0.0.0/1', '0.0.0.0/1'])).toBe('yes');
    expect(cidr('10.0.0.0/7', 'within', ['10.0.0.0/8', '11.0.0.0/8'])).toBe('yes');
    expect(cidr('10.0.0.0/7', 'equals', ['10.0.0.0/8', '11.0.0.0/8'])).toBe('yes');
  });

  it('a hole is seen', () => {
    expect(cidr('10.0.0.0/7', 'within', ['10.0.0.0/8', '11.0.0.0/9'])).toBe('no');
  });

  it('IPv4 and IPv6 stand beside each other', () => {
    const everywhere = ['0.0.0.0/0', '::/0'];
    expect(cidr('198.51.100.0/24', 'within', everywhere)).toBe('yes');
    expect(cidr('2001:db8::/32', 'within', everywhere)).toBe('yes');
    expect(cidr('0.0.0.0/0', 'covers', everywhere)).toBe('no');
  });

  it('nothing is within an empty list', () => {
    expect(cidr('10.0.0.0/8', 'within', [])).toBe('no');
    expect(cidr('10.0.0.0/8', 'overlaps', [])).toBe('no');
  });

  it('one that cannot be read spoils it', () => {
    expect(cidr('10.0.0.0/8', 'within', ['10.0.0.0/8', 'pl-123'])).toBe('unreadable operand');
  });
});

describe('what is no block', () => {
  it.each([
    '',
    'pl-0123',
    'sg-1',
    '10.0.0',
    '10.0.0.0.0',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::/129',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    'g::',
    10,
    true,
  ])('%s', raw => {
    expect(reads('cidr', raw)).toBe(false);
    expect(cidr(raw, 'within', '0.0.0.0/0')).toBe('open');
  });
});

describe('for any blocks', () => {
  const block = fc.tuple(fc.ipV4(), fc.nat({ max: 32 })).map(([address, length]) => `${address}/${length}`);
  const block6 = fc
    .tuple(
      fc.ipV6().filter(address => !address.includes('.')),
      fc.nat({ max: 128 }),
    )
    .map(([address, length]) => `${address}/${length}`);

  it.each([
    ['IPv4', block],
    ['IPv6', block6],
  ])('%s: blocks nest or lie apart, and the shorter prefix is the outer one', (_, blocks) => {
    fc.assert(
      fc.property(blocks, blocks, (a, b) => {
        const within = cidr(a, 'within', b);
        expect(cidr(b, 'covers', a)).toBe(within);
        expect(cidr(a, 'overlaps', b) === 'yes').toBe(within === 'yes' || cidr(b, 'within', a) === 'yes');
        expect(cidr(a, 'equals', b) === 'yes').toBe(within === 'yes' && cidr(b, 'within', a) === 'yes');
      }),
    );
  });
});
