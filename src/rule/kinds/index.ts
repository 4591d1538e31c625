import type { Kind } from '../../model/schema.ts';
import { boolean, number, text } from './basic.ts';
import { cidr } from './cidr.ts';
import type { KindRules } from './kind.ts';
import { ports } from './ports.ts';
import { setting } from './setting.ts';
import { duration, instant } from './time.ts';
import { version } from './version.ts';
import { windowOf } from './window.ts';

/** The rules of every kind, as they are in the year of `now` (zones change their offsets with it). */
export function kindsAt(now: Date): Readonly<Record<Kind, KindRules>> {
  return {
    text,
    number,
    boolean,
    instant,
    version,
    duration,
    cidr,
    ports,
    window: windowOf(now.getUTCFullYear()),
    setting,
  };
}
