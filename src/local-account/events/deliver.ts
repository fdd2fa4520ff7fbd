import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { appendLog } from '../store/logs.ts';
import type { Owner } from '../store/records.ts';
import { readPattern } from './pattern.ts';
import { logGroupOf, rules } from './records.ts';

export interface Event {
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: object;
  readonly time?: Date | undefined;
}

/** Writes an event into the log of each rule that looks for it; gives the event's id. */
export function deliverEvent(owner: Owner & { readonly clock: Clock }, { source, detailType, resources, detail, time }: Event): string {
  const now = owner.clock.now();
  const id = randomUUID();
  const event = {
    ...{ version: '0', id, 'detail-type': detailType, source, account: owner.accountId },
    ...{ time: (time ?? now).toISOString().replace(/\.\d+Z$/, 'Z'), region: owner.region, resources, detail },
  };
  const listening = rules.list(owner).filter(({ body }) => body.enabled && readPattern(body.pattern)(event));
  const groups = new Set(listening.flatMap(({ body }) => body.targets.flatMap(({ Arn }) => logGroupOf(Arn) ?? [])));
  for (const group of groups) appendLog(owner, { group, stream: id }, { time: now.getTime(), messages: [JSON.stringify(event)] });
  return id;
}
