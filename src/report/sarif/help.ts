import { codeBlock, link, paragraph } from '../markdown/prose.ts';
import type { ReportedRule } from '../reporter.ts';

/** What a rule asks, how to put it right, and what it stands for; GitHub shows the Markdown beside each alert. */
export function helpOf(rule: ReportedRule): { readonly text: string; readonly markdown: string } {
  const { title, description, references } = rule;
  const about = description === title ? [] : [description];
  const [fix, controls] = [fixOf(rule), controlsOf(rule)];
  const text = [
    title,
    ...about,
    ...fix.map(part => part.text),
    ...labelled('Controls: ', controls),
    ...labelled('See ', references),
  ];
  const markdown = [
    ...[title, ...about].map(paragraph),
    ...['## How to fix', ...fix.map(part => part.markdown)],
    ...(controls.length === 0 ? [] : ['## Controls', listOf(controls.map(paragraph))]),
    ...(references.length === 0 ? [] : ['## References', listOf(references.map(link))]),
  ];
  return { text: text.join('\n\n'), markdown: markdown.join('\n\n') };
}

interface Part {
  readonly text: string;
  readonly markdown: string;
}

function fixOf({ remediation }: ReportedRule): readonly Part[] {
  const { summary, cli, cloudformation, terraform, impact } = remediation;
  return [
    { text: `Fix: ${summary}`, markdown: paragraph(summary) },
    ...(cli === undefined ? [] : [code('AWS CLI', 'sh', [cli.trim()])]),
    ...(cloudformation === undefined ? [] : [code('CloudFormation', 'yaml', settings(cloudformation, ': '))]),
    ...(terraform === undefined ? [] : [code('Terraform', 'hcl', settings(terraform, ' = '))]),
    ...(impact === undefined ? [] : [{ text: `Impact: ${impact}`, markdown: `**Impact:** ${paragraph(impact)}` }]),
  ];
}

function code(name: string, language: string, lines: readonly string[]): Part {
  return { text: `${name}:\n${lines.join('\n')}`, markdown: `${name}:\n\n${codeBlock(language, lines)}` };
}

function settings(properties: Readonly<Record<string, unknown>>, between: string): readonly string[] {
  return Object.entries(properties).map(([name, value]) => name + between + JSON.stringify(value));
}

function controlsOf({ controls }: ReportedRule): readonly string[] {
  return Object.entries(controls).map(([standard, ids]) => `${standard} ${ids.join(', ')}`);
}

function labelled(label: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [label + items.join('; ')];
}

function listOf(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}
