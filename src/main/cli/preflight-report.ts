import type { Writable } from 'node:stream';
import {
  type BuildEstimate,
  type CheckResult,
  type CheckState,
  type PreflightEvent,
  type PreflightTarget,
  worstOf,
} from '../../contract/index.ts';
import { type Aws, createAws } from '../aws/clients.ts';
import { createPreflight } from '../preflight/preflight.ts';
import type { CommandIo } from './command.ts';

const marks: Readonly<Record<CheckState, string>> = { ok: '✓', warning: '!', failed: '✗', unchecked: '?' };

function findingLines({ message, mend }: CheckResult): string[] {
  return [`    ${message}`, ...(mend ? [`      ${mend.text}`] : []), ...(mend?.command ? [`      $ ${mend.command}`] : [])];
}

function estimateLines({ duration, cost, assumptions }: BuildEstimate): string[] {
  const amounts = cost.map(({ what, usd, per, note }) => {
    const amount = usd === undefined ? 'unknown' : `$${usd.toFixed(2)}${per === 'month' ? ' a month' : ''}`;
    return `  ${what}: ${amount} (${note.replace(/\.$/, '')})`;
  });
  return ['', `Takes about ${duration.minutes} minutes.`, ...amounts, ...assumptions.map((text) => `  - ${text}`)];
}

function summaryOf(states: readonly CheckState[]): string {
  const count = (state: CheckState) => states.filter((one) => one === state).length;
  return `${count('failed')} failed, ${count('warning')} warnings, ${count('ok')} fine, ${count('unchecked')} could not be checked in full.`;
}

/** Tells a preflight on the terminal as it goes; true when no check failed. */
export async function reportPreflight(
  events: AsyncIterable<PreflightEvent>,
  out: Writable,
  { json }: { readonly json: boolean },
): Promise<boolean> {
  const say = (lines: readonly string[]) => void out.write(lines.map((line) => `${line}\n`).join(''));
  const titles = new Map<string, string>();
  const states: CheckState[] = [];
  for await (const event of events) {
    if (event.type === 'checked') states.push(worstOf(event.results));
    if (json) {
      say([JSON.stringify(event.type === 'finished' ? { ...event, passed: !states.includes('failed') } : event)]);
      continue;
    }
    if (event.type === 'started') {
      for (const { id, title } of event.checks) titles.set(id, title);
      say([`Checking ${event.subject} in ${event.connection}`]);
    } else if (event.type === 'checked')
      say([`  ${marks[worstOf(event.results)]} ${titles.get(event.id)}`, ...event.results.flatMap(findingLines)]);
    else if (event.type === 'estimated') say(estimateLines(event.estimate));
    else say(['', summaryOf(states)]);
  }
  return !states.includes('failed');
}

/** Checks a build in a command's account and tells it; true when no check failed. */
export async function preflightIn(
  connect: () => Promise<Aws>,
  { target, json }: { readonly target: PreflightTarget; readonly json: boolean },
  io: CommandIo,
): Promise<boolean> {
  const elsewhere = new Map<string, Aws>();
  const aws = async (place?: { readonly region: string }): Promise<Aws> => {
    const home = await connect();
    if (!place) return home;
    const there = elsewhere.get(place.region) ?? createAws({ ...home.connection, region: place.region });
    elsewhere.set(place.region, there);
    return there;
  };
  // The account knows its builds; what ran from the app belongs to the app.
  const preflight = createPreflight({ aws, runs: () => [] });
  try {
    return await reportPreflight(preflight.check(target, io.signal), io.stdout, { json });
  } finally {
    for (const one of elsewhere.values()) one.close();
  }
}
