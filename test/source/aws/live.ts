import { vi } from 'vitest';
import { audit } from '../../../src/audit.ts';
import { needsOf } from '../../../src/commands/rules-of.ts';
import { STATUSES } from '../../../src/model/finding.ts';
import type { Inventory } from '../../../src/model/inventory.ts';
import { EMPTY_POLICY } from '../../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../../src/rule/builtin.ts';
import { selectRules } from '../../../src/select.ts';
import { type CollectOptions, collect, type SdkOptions, sdkApi } from '../../../src/source/aws.ts';
import { type Endpoint, type EndpointOptions, startEndpoint } from '../../support/aws/endpoint.ts';

export const FOLDER = 'fixtures/recorded';
export const REGIONS = ['eu-west-1', 'us-east-1'];
export const RULES = selectRules(loadBuiltinRules(), EMPTY_POLICY, { only: [], skip: [] });
export const NEEDS = needsOf(RULES);

const NOW = new Date('2026-08-20T09:30:00Z');

/** Runs with an endpoint that the SDK finds by its environment, and closes it. */
export async function withEndpoint<T>(options: EndpointOptions, run: (endpoint: Endpoint) => Promise<T>): Promise<T> {
  const endpoint = await startEndpoint(options);
  for (const [name, value] of Object.entries(endpoint.environment)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
  try {
    return await run(endpoint);
  } finally {
    vi.unstubAllEnvs();
    await endpoint.close();
  }
}

/** Collects through the real SDK what all built-in rules need. */
export async function collectLive(options: Partial<CollectOptions> = {}, sdk: SdkOptions = {}) {
  const api = sdkApi(sdk);
  try {
    return (await collect({ api, needs: NEEDS, now: NOW, regions: REGIONS, ...options })).inventories;
  } finally {
    await api.close();
  }
}

/** Every verdict of every rule, by rule, region, type and resource; a rule that is undecided has one for the scope. */
export function verdictsOf(inventories: readonly Inventory[]): ReadonlyMap<string, string> {
  const verdicts = new Map<string, string>();
  for (const inventory of inventories) {
    const { findings, undecided } = audit(RULES, inventory, { now: NOW, include: new Set(STATUSES) });
    for (const { rule, region, code } of undecided) verdicts.set(`${rule} ${region}`, code);
    for (const { rule, resource, status } of findings) {
      verdicts.set(`${rule} ${resource.region} ${resource.type} ${resource.id}`, status);
    }
  }
  return verdicts;
}
