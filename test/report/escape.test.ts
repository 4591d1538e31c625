import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeJson, escapeTerminal } from '../../src/report/escape.ts';
import { hostileText } from './hostile.ts';

describe('escapeTerminal', () => {
  it.each([
    ['plain text', 'plain text'],
    ['Größe 数 😀', 'Größe 数 😀'],
    ['\x1b[31mred', '\\u{1b}[31mred'],
    ['a\nb\tc\rd', 'a\\u{a}b\\u{9}c\\u{d}d'],
    ['\x7f\x9b', '\\u{7f}\\u{9b}'],
    ['abc\u202egpj.exe', 'abc\\u{202e}gpj.exe'],
    ['\u200e\u2066\u2028\u2029', '\\u{200e}\\u{2066}\\u{2028}\\u{2029}'],
    ['pro\u200bd\ufeff', 'pro\\u{200b}d\\u{feff}'],
    ['half \ud83d pair', 'half \\u{d83d} pair'],
    ['tag \u{e0041}', 'tag \\u{e0041}'],
    ['::error::x', ': :error::x'],
    ['  ::error::x', '  : :error::x'],
    ['\u00a0::error::x', '\u00a0: :error::x'],
    ['a ::error::x', 'a ::error::x'],
    ['10.0.0.0/8 and ::/0', '10.0.0.0/8 and ::/0'],
    ['see ##[error]x', 'see ## [error]x'],
    ['###[group]', '### [group]'],
    ['##vso[task.complete]', '## vso[task.complete]'],
    ['## heading', '## heading'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeTerminal(text)).toBe(escaped);
  });

  it('leaves nothing that a terminal or a runner obeys, and changes nothing the second time', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const escaped = escapeTerminal(text);
        expect(escaped).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|^\s*::|##\w*\[/u);
        expect(escapeTerminal(escaped)).toBe(escaped);
      }),
    );
  });
});

describe('escapeJson', () => {
  it('parses to the same value and shows as one of visible characters', () => {
    fc.assert(
      fc.property(fc.array(hostileText), texts => {
        const escaped = escapeJson(JSON.stringify(texts, null, 2));
        expect(JSON.parse(escaped)).toEqual(texts);
        expect(escaped).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e]|##\w*\[/u);
      }),
    );
  });
});
