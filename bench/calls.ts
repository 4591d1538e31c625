import { readFileSync } from 'node:fs';
import { limitTo } from '../src/source/aws/limit.ts';
import { type ApiService, sdkApi } from '../src/source/aws.ts';

/** What the live scan is compared with: the same calls with the same clients in parallel, the answers dropped. */
interface Call {
  readonly service: ApiService;
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const calls: readonly Call[] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const api = sdkApi({ concurrency: 32 });
const limit = limitTo(32);
// Some answers are refusals, as for the scan.
await Promise.allSettled(
  calls.map(({ service, operation, region, input }) => limit(() => api.call(service, region, operation, input))),
);
await api.close();
