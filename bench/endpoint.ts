import { startEndpoint } from '../test/support/aws/endpoint.ts';
import { syntheticAccount } from '../test/support/aws/synthetic/account.ts';

/** A child process: serves 17 Regions of 200 instances, 50 ms an answer; told anything, it sends what it has been asked. */
const endpoint = await startEndpoint({ recordings: syntheticAccount({ instances: 200 }), unrecorded: 'empty' });
endpoint.setFault({}, { kind: 'latency', ms: 50 });

process.on('message', () =>
  process.send?.({
    calls: endpoint.log().map(({ service, operation, region, input }) => ({ service, operation, region, input })),
  }),
);
process.send?.({ environment: endpoint.environment });
