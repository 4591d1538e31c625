import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Mapping } from '../../template/mapping.ts';
import { elements } from './lists.ts';
import { naming } from './others.ts';
import { keyOf, MADE } from './shapes.ts';

/** Subscriptions by these are confirmed as they are made; the others by whoever gets the message. */
const CONFIRMED: ReadonlySet<unknown> = new Set(['sqs', 'lambda', 'firehose']);

const ELSEWHERE = new Unknown('not-in-source', 'a template does not say which subscriptions are confirmed', 'scope');

function subscriptions(context: Context): unknown {
  const inline = elements(context.get('Subscription')).known.map(({ value }) => value);
  const own = naming(context, 'AWS::SNS::Subscription', 'TopicArn').certain.map(({ properties }) => properties);
  const confirmed = [...inline, ...own].filter(isConfirmed).length;
  return { SubscriptionsConfirmed: confirmed > 0 ? String(confirmed) : ELSEWHERE };
}

function isConfirmed(subscription: Written['value']): boolean {
  return subscription instanceof Map && CONFIRMED.has(subscription.get('Protocol')?.value);
}

/** The number of confirmed subscriptions is at least that of those which need nobody to confirm them. */
export const TOPIC: Mapping = {
  to: 'Topic',
  subject: keyOf(MADE),
  fields: { topicArn: MADE, Attributes: { absent: subscriptions } },
};
