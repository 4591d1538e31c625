import { Unknown } from '../../../model/value.ts';
import type { Declaration } from '../../template/declaration.ts';
import type { Context, Mapping } from '../../template/mapping.ts';
import { ARN, named, ownKey, TAGS } from './identity.ts';
import { type Naming, relatives } from './relatives.ts';
import { elsewhere, plainOf } from './values.ts';

export const EVENT_SUBSCRIPTIONS: readonly Mapping[] = [
  {
    to: 'EventSubscription',
    fields: {
      CustSubscriptionId: named('name'),
      EventSubscriptionArn: ARN,
      SnsTopicArn: { from: 'sns_topic' },
      SourceType: { from: 'source_type' },
      SourceIdsList: { from: 'source_ids' },
      EventCategoriesList: { from: 'event_categories' },
      Enabled: { from: 'enabled', absent: true },
      TagList: TAGS,
    },
  },
];

const SUBSCRIPTIONS: Naming = { type: 'aws_sns_topic_subscription', by: 'topic_arn', own: ['arn'] };

/** Queues, functions and streams of the same account are subscribed without anybody confirming it. */
const UNCONFIRMED: ReadonlySet<unknown> = new Set(['sqs', 'lambda', 'firehose']);

function isConfirmed({ properties }: Declaration): boolean {
  const endpoint = properties.get('endpoint')?.value;
  const isDeclared = endpoint instanceof Unknown && endpoint.reference !== undefined;
  return isDeclared && UNCONFIRMED.has(plainOf(properties.get('protocol')));
}

const NOT_CONFIRMED_HERE = elsewhere('whether anybody has confirmed a subscription of the topic is not declared');

/** SNS writes numbers as text. More may be subscribed than is declared here, never less. */
function attributes(context: Context): unknown {
  const confirmed = relatives(context, SUBSCRIPTIONS).certain.filter(isConfirmed).length;
  return { SubscriptionsConfirmed: confirmed > 0 ? String(confirmed) : NOT_CONFIRMED_HERE };
}

export const TOPICS: readonly Mapping[] = [
  {
    to: 'Topic',
    fields: { topicArn: ARN, Attributes: { absent: attributes } },
    subject: context => ownKey(context, 'arn'),
  },
];
