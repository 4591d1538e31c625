import { TYPES, type TypeName, typeOf } from '../../model/types.ts';
import { looksLikeCloudFormation } from '../cloudformation/recognise.ts';
import { callOfFile } from '../recorded/calls.ts';
import type { Content } from './content.ts';

/** What a file holds, by its name and its content; `other` is what nobody reads. */
export type FileKind = 'recording' | 'template' | 'plan' | 'terraform' | 'other';

const TERRAFORM = /\.(?:tf|tofu)(?:\.json)?$/i;
const YAML = /\.(?:ya?ml|template)$/i;
const JSON_LIKE = /\.(?:json|jsonl|ndjson|template|tfplan)$/i;

/** Top-level names of a template with what stands behind them; in AWS's answers Parameters are a list. */
const TEMPLATE =
  /^\uFEFF?\s*\{[\s\S]*?"(?:AWSTemplateFormatVersion"\s*:|Transform"\s*:|(?:Resources|Parameters|Mappings|Conditions)"\s*:\s*\{)/;
const TYPE = /"Type"\s*:\s*"(?:AWS|Alexa|Custom)::/;
const YAML_TEMPLATE = /^["']?(?:AWSTemplateFormatVersion|Resources)["']?\s*:/m;
const FORMAT = /^\uFEFF?\s*\{\s*"(?:format_version|terraform_version)"\s*:/;
/** Of all that Terraform prints with a format, plans have these. */
const PLAN = /"(?:resource_changes|planned_values)"\s*:/;

/** The keys of AWS's answers, and of our own recordings. */
const ANSWERS = Object.keys(TYPES)
  .flatMap(type => (isTypeName(type) ? [typeOf(type).answer.split('.')[0] ?? ''] : []))
  .filter(key => key !== '');
const ANSWER = new RegExp(`"(?:rdsAudit|${[...new Set(ANSWERS)].join('|')})"\\s*:`);

/** Whether a file that was met in a folder is looked into at all. */
export function isCandidate(name: string): boolean {
  return TERRAFORM.test(name) || YAML.test(name) || JSON_LIKE.test(name);
}

/** The kind of a file that was met in a folder, where most JSON and YAML is nothing of ours. */
export function kindOf(name: string, content: Content): FileKind {
  if (TERRAFORM.test(name)) return 'terraform';
  if (!startsAsJson(content.start)) return kindOfPlain(name, content);
  const kind = kindOfJson(content);
  if (kind === 'plan') return content.has(PLAN) ? 'plan' : 'other';
  return kind === 'recording' && callOfFile(name) === undefined && !content.has(ANSWER) ? 'other' : kind;
}

/** Text that is no JSON: YAML, or JSON that is broken or empty and of which its reader says so. */
function kindOfPlain(name: string, content: Content): FileKind {
  if (looksLikeCloudFormation(content.whole())) return 'template';
  return YAML.test(name) ? 'other' : 'recording';
}

/** The kind of a file that was named, or of standard input: by what is in it, whatever its name. */
export function kindOfNamed(name: string, content: Content): FileKind {
  if (TERRAFORM.test(name)) return 'terraform';
  if (startsAsJson(content.start)) return kindOfJson(content);
  const text = content.whole();
  return looksLikeCloudFormation(text) || YAML_TEMPLATE.test(text) ? 'template' : 'recording';
}

function kindOfJson(content: Content): FileKind {
  const { start } = content;
  if (FORMAT.test(start)) return 'plan';
  const mayBe = TEMPLATE.test(start) || (!ANSWER.test(start) && content.has(TYPE));
  return mayBe && looksLikeCloudFormation(content.whole()) ? 'template' : 'recording';
}

function startsAsJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

function isTypeName(name: string): name is TypeName {
  return Object.hasOwn(TYPES, name);
}
