import type { ControlResult, FrameworkResult } from '../../model/finding.ts';
import { cut } from '../cut.ts';
import { resourceName } from '../text/words.ts';
import { code } from './code.ts';
import { fewCodes } from './few.ts';
import { paragraph } from './prose.ts';
import type { Part, Section } from './section.ts';
import { tableHead, tableRow } from './table.ts';

const FEW = 5;

/** What each control of the frameworks that were asked for came to, worst first as far as a control may be. */
export const frameworks: Part = ({ frameworks: asked = [] }) => asked.map(one => section(one, asked.length));

function section({ id, title, controls }: FrameworkResult, of: number): Section {
  return {
    title: `${paragraph(cut(title, 200))} (${code(id, 100)})`,
    head: `${counts(controls)}\n\n${tableHead('Control', 'Status', ':Failed', ':Unknown', ':Passed', 'By', 'Failing')}`,
    items: rows(controls),
    count: controls.length,
    noun: 'control',
    share: 0.1 / of,
  };
}

function counts(controls: readonly ControlResult[]): string {
  const count = (status: ControlResult['status']) => controls.filter(one => one.status === status).length;
  return [
    `${count('violated')} violated`,
    `${count('undecided')} undecided`,
    `${count('satisfied')} satisfied`,
    `${count('not-applicable')} not applicable`,
  ].join(' · ');
}

function* rows(controls: readonly ControlResult[]): Iterable<string> {
  for (const { control, status, rules, resources, failing } of controls) {
    const numbers = [resources.fail, resources.unknown, resources.pass].map(String);
    const names = fewCodes(
      failing.map(one => resourceName(one.resource)),
      FEW,
    );
    yield tableRow(code(control), status, ...numbers, fewCodes(rules, FEW), names);
  }
}
