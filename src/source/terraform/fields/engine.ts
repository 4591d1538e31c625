import { engineFamily } from '../../../model/derived/engine.ts';
import { defaultPortOf } from '../../../model/facts/default-ports.ts';
import { Unknown } from '../../../model/value.ts';
import type { Context, Field } from '../../template/mapping.ts';
import { lowerCase } from '../../template/shape.ts';
import { plainOf, serviceDefault } from './values.ts';

/** The engine as AWS has it, in small letters. */
function engineOf(context: Context): unknown {
  const engine = plainOf(context.get('engine'));
  return typeof engine === 'string' ? engine.toLowerCase() : engine;
}

const BY_ENGINE = serviceDefault('the engine decides, which is not known', true);
const NO_PORT = serviceDefault('the default port of the engine is not known', true);

/** The port that an engine listens on when none is asked for. */
export function defaultPort(context: Context): unknown {
  const engine = engineOf(context);
  if (engine instanceof Unknown) return BY_ENGINE;
  if (typeof engine !== 'string') return undefined;
  const family = engineFamily(engine);
  const own = family === 'custom' ? engine.split('-')[1] : family;
  return (typeof own === 'string' ? defaultPortOf(own) : undefined) ?? NO_PORT;
}

/** Only these may be supported beyond their end, and AWS enrols what does not refuse it. */
const ENROLLED = /^(?:aurora-)?(?:mysql|postgres(?:ql)?)$|^aurora$/;

function lifecycleSupport(context: Context): unknown {
  const engine = engineOf(context);
  if (engine instanceof Unknown) return engine;
  return typeof engine === 'string' && ENROLLED.test(engine) ? 'open-source-rds-extended-support' : undefined;
}

export const ENGINE: Field = { from: 'engine', as: lowerCase };

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html */
export const enrolled = lifecycleSupport;

export const isAurora = (context: Context): boolean | Unknown => {
  const engine = engineOf(context);
  if (engine instanceof Unknown) return engine;
  return typeof engine === 'string' && engine.startsWith('aurora');
};
