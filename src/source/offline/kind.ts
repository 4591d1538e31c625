import { closeSync, openSync, readSync } from 'node:fs';
import { TYPES, type TypeName, typeOf } from '../../model/types.ts';

/** What a file may hold, by its name and its beginning; the readers look at it again. */
export type FileKind = 'recording' | 'template' | 'plan' | 'terraform' | 'other';

const TERRAFORM = /\.(?:tf|tf\.json)$/i;
const YAML = /\.(?:ya?ml|template)$/i;
const JSON_LIKE = /\.(?:json|jsonl|ndjson|template|tfplan)$/i;
const HEAD = 1 << 16;

/** Top-level names of a template and of `terraform show -json`, as far as a beginning shows them. */
const TEMPLATE_START =
  /^\uFEFF?\s*\{[\s\S]*?"(?:AWSTemplateFormatVersion|Resources|Transform|Parameters|Mappings|Conditions)"\s*:/;
const TYPE = /"Type"\s*:\s*"(?:AWS|Alexa|Custom)::/;
const PLAN_START = /^\uFEFF?\s*\{\s*"(?:format_version|terraform_version)"\s*:/;

/** The keys of AWS's answers, and of our own recordings. */
const ANSWERS = Object.keys(TYPES).flatMap(type => (isTypeName(type) ? [typeOf(type).answer] : []));
const ANSWER = new RegExp(`"(?:rdsAudit|${ANSWERS.join('|')})"\\s*:`);

/** The kind of a file that was met in a folder, where most JSON is neither a recording nor a template. */
export function kindOf(path: string): FileKind {
  if (TERRAFORM.test(path)) return 'terraform';
  if (!YAML.test(path) && !JSON_LIKE.test(path)) return 'other';
  const start = head(path);
  if (!startsAsJson(start)) return YAML.test(path) ? 'template' : 'recording';
  const kind = kindOfJson(start);
  return kind === 'recording' && !ANSWER.test(start) ? 'other' : kind;
}

/** The kind of a file that was named, or of standard input: by what is in it, whatever its name. */
export function kindOfNamed(path: string): FileKind {
  if (TERRAFORM.test(path)) return 'terraform';
  return kindOfText(head(path));
}

/** The kind of a text by its beginning. */
export function kindOfText(text: string): FileKind {
  if (startsAsJson(text)) return kindOfJson(text);
  return /^(?:AWSTemplateFormatVersion|Resources|Transform|Parameters|Description|Conditions|Mappings)\s*:/m.test(text)
    ? 'template'
    : 'recording';
}

function kindOfJson(start: string): FileKind {
  if (PLAN_START.test(start)) return 'plan';
  return TEMPLATE_START.test(start) && (TYPE.test(start) || start.length >= HEAD) ? 'template' : 'recording';
}

function startsAsJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

function isTypeName(name: string): name is TypeName {
  return Object.hasOwn(TYPES, name);
}

/** The first 64 KiB as text; nothing where it cannot be read, which its reader then tells. */
function head(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(HEAD);
      return bytes.subarray(0, readSync(file, bytes)).toString('utf8');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
