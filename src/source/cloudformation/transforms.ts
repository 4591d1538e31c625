import { Unknown } from '../../model/value.ts';
import type { YamlMap, YamlNode } from '../../util/yaml.ts';
import { entryIn } from './lookup.ts';

/** AWS's own transforms that change nothing of databases, most by adding resources only, or that are worked out here. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  // Adds a rotation function for HostedRotationLambda.
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  // Are of ECS services and of provisioned products alone.
  'AWS::CodeDeployBlueGreen',
  'AWS::ServiceCatalog',
]);

/** What may change every resource of a template: a macro at its top, or one among its resources. */
export function transformOf(root: YamlMap): Unknown | undefined {
  const [name] = [...namesAt(root, 'Transform'), ...namesAt(root, 'Fn::Transform'), ...amongResources(root)];
  if (name === undefined) return undefined;
  return new Unknown('expression', `the transform ${name} may change every resource`);
}

function namesAt(root: YamlMap, key: string): readonly string[] {
  const node = entryIn(root, key)?.value;
  return node === undefined ? [] : namesOf(node).filter(name => !UNDERSTOOD.has(name));
}

function amongResources(root: YamlMap): readonly string[] {
  const resources = entryIn(root, 'Resources')?.value;
  return resources?.is === 'map' ? namesAt(resources, 'Fn::Transform') : [];
}

/** A name, `{ Name, Parameters }` or a list of these. */
function namesOf(node: YamlNode): readonly string[] {
  if (node.is === 'list') return node.items.flatMap(namesOf);
  if (node.is === 'scalar') return [node.tag === undefined ? node.source : 'that a function names'];
  const name = entryIn(node, 'Name')?.value;
  return name === undefined ? ['without a name'] : namesOf(name);
}
