import { Unknown } from '../../../model/value.ts';
import type { Declaration } from '../../template/declaration.ts';
import { literal } from '../evaluate/value.ts';
import { locationOf } from '../syntax/text.ts';
import { hide } from './blocks.ts';
import { argumentValue, CALL_ARGUMENTS, type Call, type Child } from './call.ts';
import type { Context } from './context.ts';
import { toWritten } from './place.ts';
import { passedProviders } from './providers.ts';

/** A module that is not at hand: its outputs are unknown, and it is declared itself. */
export function absent(call: Call, context: Context): Child {
  const address = `${context.prefix}${call.address}`;
  return {
    output: name => {
      const detail = `${address}.${name} comes from a module that is not on disk`;
      return literal(new Unknown('unresolved-reference', detail, 'resource', false, address));
    },
    *declarations() {
      yield absentDeclaration(call, address, context);
    },
  };
}

function absentDeclaration({ block, copy }: Call, address: string, context: Context): Declaration {
  const shown = [...block.body.attributes].filter(
    ([name]) => !CALL_ARGUMENTS.has(name) || name === 'source' || name === 'version',
  );
  const provider = context.provider(passedProviders(block)?.get('aws') ?? 'aws');
  return {
    type: 'module',
    address,
    properties: new Map(
      shown.map(([name, one]) => [name, toWritten(hide(name, argumentValue(one, copy, context, false)))] as const),
    ),
    attributes: new Map(),
    header: locationOf(block.at),
    maybe: copy.maybe ?? context.maybe,
    open: block.broken ? new Unknown('unreadable', `${address} cannot be read`) : undefined,
    region: provider.region,
    account: provider.account,
    calls: context.calls.length > 0 ? context.calls : undefined,
  };
}
