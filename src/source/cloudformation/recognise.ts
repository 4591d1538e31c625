/** Words of which a template holds at least one; a cheap look before any text is parsed. */
const HINT = /AWSTemplateFormatVersion|AWS::Serverless|["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::/;
const YAML_VERSION = /^["']?AWSTemplateFormatVersion["']?\s*:/m;
const YAML_SAM = /^["']?Transform["']?\s*:[^\n]*(?:\n\s*-[^\n]*){0,20}AWS::Serverless/m;
const YAML_RESOURCES = /^["']?Resources["']?\s*:/m;
const YAML_TYPE = /(?:^[ \t]+|[{,]\s*)["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::/m;

/** Whether a text is a CloudFormation template, judged by what it holds: any file may hold one. */
export function looksLikeCloudFormation(text: string): boolean {
  if (!HINT.test(text)) return false;
  if (/^\uFEFF?\s*\{/.test(text)) return isJsonTemplate(text);
  if (YAML_VERSION.test(text) || YAML_SAM.test(text)) return true;
  return YAML_RESOURCES.test(text) && YAML_TYPE.test(text);
}

/** JSON that is broken is taken for what its beginning says. */
function isJsonTemplate(text: string): boolean {
  const data = parse(text);
  if (data === undefined) return /^\uFEFF?\s*\{\s*"(?:AWSTemplateFormatVersion|Resources)"\s*:/.test(text);
  if (!isObject(data)) return false;
  const { AWSTemplateFormatVersion: version, Transform: transform, Resources: resources } = data;
  if (version !== undefined || JSON.stringify(transform ?? '').includes('AWS::Serverless')) return true;
  return isObject(resources) && Object.values(resources).some(isResource);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isResource(value: unknown): boolean {
  const type = isObject(value) ? value.Type : undefined;
  return typeof type === 'string' && /^(?:AWS|Alexa|Custom)::/.test(type);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
