import { createHash } from 'node:crypto';
import { parseYaml, toData as yamlData } from '../../../util/yaml.ts';
import { fromData } from '../evaluate/data.ts';
import { Failure, type Plain } from '../evaluate/value.ts';
import { encoded } from './format.ts';
import { ofTexts, type TerraformFunction, textOf, whole } from './function.ts';

/** Encodings and digests. */
export const ENCODING_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  jsonencode: whole('jsonencode', ([value]) => (value === undefined ? undefined : encoded(value))),
  jsondecode: whole('jsondecode', ([text]) => jsonDecode(textOf(text))),
  yamldecode: whole('yamldecode', ([text]) => yamlDecode(textOf(text))),
  base64encode: ofTexts('base64encode', text => Buffer.from(text).toString('base64')),
  base64decode: whole('base64decode', ([text]) => base64Decode(textOf(text))),
  urlencode: ofTexts('urlencode', text => encodeURIComponent(Buffer.from(text).toString()).replaceAll('%20', '+')),
  md5: ofTexts('md5', text => hash('md5', text)),
  sha1: ofTexts('sha1', text => hash('sha1', text)),
  sha256: ofTexts('sha256', text => hash('sha256', text)),
  sha512: ofTexts('sha512', text => hash('sha512', text)),
};

function hash(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest('hex');
}

function jsonDecode(text: string | undefined): Plain | undefined {
  try {
    return text === undefined ? undefined : fromData(JSON.parse(text));
  } catch {
    return new Failure('jsondecode finds no JSON');
  }
}

function yamlDecode(text: string | undefined): Plain | undefined {
  if (text === undefined) return undefined;
  const { nodes, mistakes } = parseYaml('', text);
  const [node] = nodes;
  if (mistakes.length > 0 || nodes.length > 1) return undefined;
  return node === undefined ? null : fromData(yamlData(node));
}

function base64Decode(text: string | undefined): string | undefined {
  if (text === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded.includes('\ufffd') ? undefined : decoded;
}
