// Carries messages to the webhooks. What waits lies in the store, so that neither a crash nor a restart loses a message.
import type { Deliveries } from '../account.ts';
import type { Clock } from '../clock.ts';
import { appendLog } from '../store/logs.ts';
import { type Kept, type Owner, pendingOf } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type DeliveryRecord, deliveries, logGroupOf } from './records.ts';

export interface DeliveryWorker extends Deliveries {
  /** Breaks off what is being delivered; it waits for the next process. */
  close(): Promise<void>;
}

export interface DeliveriesPlace {
  readonly store: Store;
  readonly clock: Clock;
}

/** How long after each attempt that failed the next one is made; after the last of them the message is given up. */
const pausesMs = [1000, 5000, 20_000];
const timeoutMs = 5000;
/** How often it looks for messages whose pause is over. */
const lookMs = 1000;

/** The store is the queue: the worker itself remembers nothing. */
export function openDeliveries(place: DeliveriesPlace, onBug: (error: unknown) => void): DeliveryWorker {
  const closing = new AbortController();
  let round: Promise<void> = Promise.resolve();
  const look = () => {
    round = round.then(() => deliverDue(place, closing.signal)).catch(onBug);
  };
  const timer = setInterval(look, lookMs).unref();
  return {
    // Later, because the caller is still inside the transaction that writes the message.
    wake: () => void setImmediate(look),
    async close() {
      clearInterval(timer);
      closing.abort();
      await round;
    },
  };
}

async function deliverDue(place: DeliveriesPlace, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const now = place.clock.now().getTime();
  for (const { owner, kept } of pendingOf<DeliveryRecord>(place.store, 'sns-delivery')) {
    if (kept.body.due > now) continue;
    const fault = await send(kept.body, signal);
    if (signal.aborted) return;
    settle(place, { owner, kept }, fault);
  }
}

/** Undefined where the webhook took it, else what was wrong. */
async function send(
  { endpoint, body, raw, messageId, topicArn, subscriptionArn }: DeliveryRecord,
  signal: AbortSignal,
): Promise<string | undefined> {
  const headers = {
    'content-type': 'text/plain; charset=UTF-8',
    'x-amz-sns-message-type': 'Notification',
    'x-amz-sns-message-id': messageId,
    'x-amz-sns-topic-arn': topicArn,
    'x-amz-sns-subscription-arn': subscriptionArn,
    ...(raw ? { 'x-amz-sns-rawdelivery': 'true' } : {}),
  };
  try {
    const limits = { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), redirect: 'error' as const };
    const response = await fetch(endpoint, { method: 'POST', headers, body, ...limits });
    await response.body?.cancel();
    return response.ok ? undefined : `The webhook answered ${response.status}`;
  } catch (error) {
    // Whatever a webhook does is its own affair, and told in the log; it is never a fault of the account.
    return error instanceof Error ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ''}` : String(error);
  }
}

interface Waiting {
  readonly owner: Owner;
  readonly kept: Kept<DeliveryRecord>;
}

function settle({ store, clock }: DeliveriesPlace, { owner, kept: { id, body } }: Waiting, fault: string | undefined): void {
  const now = clock.now();
  const pause = pausesMs[body.attempts];
  store.transaction(() => {
    if (fault !== undefined && pause !== undefined) {
      deliveries.put(owner, id, { ...body, attempts: body.attempts + 1, due: now.getTime() + pause });
      return;
    }
    deliveries.remove(owner, id);
    if (fault === undefined) return;
    const line = { MessageId: body.messageId, Endpoint: body.endpoint, Attempts: body.attempts + 1, Fault: fault };
    const place = { group: logGroupOf(body.topicArn, 'Failure'), stream: now.toISOString().slice(0, 10) };
    appendLog(owner, place, { time: now.getTime(), messages: [JSON.stringify(line)] });
  });
}
