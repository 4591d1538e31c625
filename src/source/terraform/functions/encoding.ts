import { createHash } from 'node:crypto';
import { fromData } from '../evaluate/data.ts';
import { Failure, type Plain } from '../evaluate/value.ts';
import { csvDecode } from './csv.ts';
import { encoded } from './format.ts';
import { ofText, ofTexts, type TerraformFunction, textOf, whole } from './function.ts';
import { yamlDecode } from './yaml.ts';

/** Encodings and digests. */
export const ENCODING_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  jsonencode: whole('jsonencode', ([value]) => (value === undefined ? undefined : encoded(value))),
  jsondecode: whole('jsondecode', ([text]) => jsonDecode(textOf(text))),
  yamldecode: whole('yamldecode', ([text]) => yamlDecode(textOf(text))),
  csvdecode: whole('csvdecode', ([text]) => csvDecode(textOf(text))),
  base64encode: ofTexts('base64encode', text => Buffer.from(text).toString('base64')),
  base64decode: whole('base64decode', ([text]) => base64Decode(textOf(text))),
  urlencode: ofTexts('urlencode', urlEncode),
  md5: ofText('md5', text => hash('md5', text)),
  sha1: ofText('sha1', text => hash('sha1', text)),
  sha256: ofText('sha256', text => hash('sha256', text)),
  sha512: ofText('sha512', text => hash('sha512', text)),
  base64sha256: ofTexts('base64sha256', text => hash('sha256', text, 'base64')),
  base64sha512: ofTexts('base64sha512', text => hash('sha512', text, 'base64')),
};

/** A digest of the text. */
export function hash(algorithm: string, text: string, encoding: 'hex' | 'base64' = 'hex'): string {
  return createHash(algorithm).update(text).digest(encoding);
}

/** Half a character, which no UTF-8 text has, becomes the sign for one that cannot be shown. */
function urlEncode(text: string): string {
  const encoded = encodeURIComponent(Buffer.from(text).toString());
  return encoded
    .replaceAll('%20', '+')
    .replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function jsonDecode(text: string | undefined): Plain | undefined {
  try {
    return text === undefined ? undefined : fromData(JSON.parse(text));
  } catch {
    return new Failure('jsondecode finds no JSON');
  }
}

function base64Decode(text: string | undefined): string | undefined {
  if (text === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded.includes('\ufffd') ? undefined : decoded;
}
