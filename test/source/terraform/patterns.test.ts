// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/source/terraform/pattern/node.ts';
import { Pattern } from '../../../src/source/terraform/pattern/pattern.ts';
import { evaluated } from './support.ts';

function matches(pattern: string, text: string): readonly (string | null)[] {
  return new Pattern(pattern).matches(text).map(found => found.group(0));
}

/** `null` for a pattern that Go takes and that is not worked out, `refused` for one that Go refuses. */
function refusal(pattern: string): string | null | undefined {
  try {
    new Pattern(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Refusal && error.isInvalid ? 'refused' : null;
  }
}

describe('patterns as Go has them', () => {
  it.each<[string, string, readonly string[]]>([
    ['[a-z]+', '12ab34cd', ['ab', 'cd']],
    ['a*', 'baaac', ['', 'aaa', '']],
    ['', 'ab', ['', '', '']],
    ['(a|ab)(c|bcd)(d*)', 'abcd', ['abcd']],
    ['x{2,3}', 'xxxxx', ['xxx', 'xx']],
    ['x{2,3}?', 'xxxx', ['xx', 'xx']],
    ['a{,2}', 'a{,2}', ['a{,2}']],
    ['[]a]+', ']a]', [']a]']],
    ['[^]a]', ']ab', ['b']],
    ['[\\w.-]+@[\\w.-]+', 'me@books.example', ['me@books.example']],
    ['[[:alpha:]][[:^digit:]]', 'a1bc', ['bc']],
    ['(?i)aurora', 'My-AURORA', ['AURORA']],
    ['(?i:A)b', 'ab aB', ['ab']],
    ['(?m)^\\w+$', 'ab\ncd', ['ab', 'cd']],
    ['a.c', 'a\nc', []],
    ['(?s)a.c', 'a\nc', ['a\nc']],
    ['(?U)a+', 'aa', ['a', 'a']],
    ['\\b\\w', 'quick fox', ['q', 'f']],
    ['\\Qa.b\\E', 'axb a.b', ['a.b']],
    ['\\x41\\x{1F600}', 'A😀', ['A😀']],
    ['\\s', '\u00a0', []],
    ['a||b', 'b', ['', '']],
    ['\\Aab|b\\z', 'abab', ['ab', 'b']],
  ])('%s in %s', (pattern, text, expected) => expect(matches(pattern, text)).toEqual(expected));

  it.each(['(?=x)', '(?<!x)', '\\1', '[a-', '[z-a]', 'a**', '*a', '(a', 'a)', 'a{1001}', '[[:nobody:]]', '\\y', 'a\\'])(
    '%s is refused',
    pattern => expect(refusal(pattern)).toBe('refused'),
  );

  it.each(['\\pL', '(a*)*', '(|a)+', '\\Qa\\E+', '((a{900}){900}){2}', '('.repeat(60) + ')'.repeat(60)])(
    '%s is not worked out',
    pattern => expect(refusal(pattern)).toBeNull(),
  );

  it('find what JavaScript finds, where both mean the same', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(a|b)', '(?:ab|a)', '(b)?');
    const piece = fc.tuple(atom, fc.constantFrom('', '?', '{1,2}', '??')).map(([one, count]) => {
      return one.endsWith('?') ? one : one + count;
    });
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }), (source, text) => {
        const [found] = new Pattern(source).matches(text, 1);
        const wanted = new RegExp(source).exec(text);
        expect(found?.group(0)).toBe(wanted?.[0]);
      }),
    );
  });

  it('takes no more work than the product of both lengths', () => {
    expect(matches('(a+)+$', `${'a'.repeat(20_000)}b`)).toEqual([]);
    expect(() => matches('(a|aa)+$', `${'a'.repeat(2_000_000)}b`)).toThrow(Refusal);
    expect(() => matches(`[${'ab'.repeat(900)}]`, 'c'.repeat(100_000))).toThrow(Refusal);
    expect(refusal(`[${'ab'.repeat(2000)}]`)).toBeNull();
  });
});

describe('regex', () => {
  it.each<[string, unknown]>([
    ['regex("^db\\\\.(\\\\w+)\\\\.", "db.m6g.large")', ['m6g']],
    ['regex("(?P<major>\\\\d+)\\\\.(?P<minor>\\\\d+)", "15.4")', { major: '15', minor: '4' }],
    ['regex("(a)?b", "b")', [null]],
    ['try(regex("(?P<a>x)(y)", "xy"), "mixed")', 'mixed'],
    ['try(regex("(?=x)", "x"), "refused")', 'refused'],
    [
      'regexall("(\\\\w)(\\\\d)", "a1 b2")',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['length(regexall("^aurora", "aurora-mysql")) > 0', true],
    ['can(regex("^aurora", "mysql"))', false],
    ['replace("a1b22", "/(?P<n>\\\\d+)/", "<$${n}|$n|$1x|$$>")', 'a<1|1||$>b<22|22||$>'],
  ])('%s', async (expression, expected) => expect(await evaluated(expression)).toEqual(expected));
});
