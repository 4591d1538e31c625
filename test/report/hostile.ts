import fc from 'fast-check';
import { CONTROL_STATUSES, type Finding, type Report, SEVERITIES, STATUSES } from '../../src/model/finding.ts';
import { summaryOf } from './sample.ts';

const COMMANDS = [
  '::error::x',
  ' ::warning file=a::b',
  '##[error]x',
  '##vso[task.complete]',
  '##',
  '[',
  ':',
  '::',
  '#',
];
/** What Markdown, HTML, XML, spreadsheets and workflow commands would take for their own. */
const MARKUP = [
  ...[
    '`',
    '``',
    '|',
    '\\',
    '\\|',
    '*',
    '_',
    '[x](http://e.example)',
    '![',
    '\n# x',
    '\n\n',
    '- ',
    '| --- |',
    '$x$',
    '@x',
  ],
  ...[
    '<script>',
    '</details>',
    '</summary>',
    '</code>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#60;',
    '<br>',
    '\ufffe',
  ],
  ...['=1+1', '+1', '-1', '@SUM(A1)', ';=1', ';', ',', '"', '""', "'", '\t=1', '\r=1', '\uff1d1'],
  ...['%0A::error::x', '%0A', '%', ',line=1', '::error::', '##[group]', 'https://e.example'],
];
const CONTROLS = [
  '\x1b[31m',
  '\x1b]8;;http://x\x07',
  '\r',
  '\n',
  '\t',
  '\x7f',
  '\x9b',
  '\u202e',
  '\u200b',
  '\u2028',
  '\ud800',
];

/** Text as a stranger would write it: any character, half pairs too, mixed with what terminals and CI runners obey. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...COMMANDS, ...CONTROLS, ' ', '\u00a0'),
      fc.constantFrom(...MARKUP),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      maxLength: 8,
    },
  )
  .map(parts => parts.join(''));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });
const named = <T>(value: fc.Arbitrary<T>) => fc.dictionary(hostileText, value, { maxKeys: 2 });
const line = fc.integer({ min: 1, max: 9999 });
const code = fc.constantFrom('access-denied', 'not-collected', 'computed-at-apply');

const location = fc.record({ file: hostileText, startLine: line, startColumn: line, endLine: line, endColumn: line });
const place = { account: maybe(hostileText), region: maybe(hostileText) };
const json = fc.oneof(
  hostileText,
  fc.boolean(),
  fc.integer(),
  few(hostileText),
  named(fc.oneof(hostileText, few(hostileText))),
);

const evidence = fc.record({
  path: hostileText,
  actual: fc.oneof(
    fc.constant({ absent: true } as const),
    fc.record({ unknown: fc.record({ code, detail: hostileText }) }),
    json,
  ),
  expected: fc.oneof(json, fc.record({ in: few(hostileText) }), fc.record({ some: named(hostileText) })),
  outcome: fc.constantFrom('met', 'not-met', 'unknown'),
  location: maybe(location),
});

const finding: fc.Arbitrary<Finding> = fc.record({
  ...{ rule: hostileText, title: hostileText, category: hostileText, message: hostileText, fingerprint: hostileText },
  severity: fc.constantFrom(...SEVERITIES),
  status: fc.constantFrom(...STATUSES),
  resource: fc.record({
    ...{ type: hostileText, id: hostileText, arn: maybe(hostileText), name: maybe(hostileText), ...place },
    environment: maybe(hostileText),
  }),
  location: fc.option(location),
  evidence: few(evidence),
  remediation: fc.record({
    ...{ summary: hostileText, cli: maybe(hostileText), impact: maybe(hostileText) },
    ...{ cloudformation: maybe(named(json)), terraform: maybe(named(json)) },
  }),
  controls: named(few(hostileText)),
  suppression: maybe(fc.record({ reason: hostileText, ticket: maybe(hostileText), expires: maybe(hostileText) })),
  baseline: maybe(fc.constantFrom('new', 'known')),
});

const resource = fc.record({ type: hostileText, id: hostileText, ...place });
const count = fc.nat(99);
const framework = fc.record({
  ...{ id: hostileText, title: hostileText },
  controls: few(
    fc.record({
      control: hostileText,
      status: fc.constantFrom(...CONTROL_STATUSES),
      rules: few(hostileText),
      resources: fc.record({ pass: count, fail: count, unknown: count, suppressed: count }),
      failing: few(fc.record({ rule: hostileText, resource })),
      undecided: few(hostileText),
    }),
  ),
});
const fixed = fc.record({
  ...{ rule: hostileText, severity: fc.constantFrom(...SEVERITIES), fingerprint: hostileText },
  resource: fc.record({ type: hostileText, id: hostileText, ...place, path: maybe(hostileText) }),
});

const kind = fc.constantFrom('live', 'recorded', 'cloudformation', 'terraform', 'plan');
const reason = { ...place, path: maybe(hostileText), code, detail: hostileText };

/** A report with a stranger's text in every field that is text. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .record({
    schemaVersion: fc.constant(1 as const),
    tool: fc.record({ name: fc.constant('rds-audit' as const), version: hostileText }),
    ...{ startedAt: hostileText, finishedAt: hostileText },
    scopes: few(fc.record({ kind, path: maybe(hostileText), ...place, complete: fc.boolean() })),
    findings: few(finding),
    undecided: few(fc.record({ rule: hostileText, ...reason, resources: fc.option(fc.nat(99)) })),
    gaps: few(fc.record({ ...reason, call: maybe(hostileText), types: few(hostileText) })),
    unusedSuppressions: few(
      fc.record({
        ...{ rule: hostileText, resource: hostileText, reason: hostileText, expires: maybe(hostileText) },
        why: fc.constantFrom('matched-nothing', 'expired'),
      }),
    ),
    frameworks: maybe(few(framework)),
    fixed: maybe(few(fixed)),
  })
  .map(report => ({ ...report, summary: summaryOf(report.findings) }));
