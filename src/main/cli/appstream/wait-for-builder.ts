import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type BuilderRow, isPassingBuilderState } from '../../../contract/index.ts';
import { findBuilder } from '../../appstream/builders/read-builders.ts';
import type { AppStream } from '../../aws/clients.ts';
import { troubleOf } from '../../catalogue/pace.ts';
import { UsageError } from '../command.ts';

const wanted: Readonly<Record<string, string | undefined>> = { running: 'RUNNING', stopped: 'STOPPED', gone: 'gone' };

export interface Wait {
  readonly name: string;
  /** running, stopped or gone. */
  readonly state: string;
  readonly minutes: number;
  readonly signal: AbortSignal;
}

const lookEveryMs = 3000;

/** The builder once it is in the state, undefined once it is gone. Fails when it cannot get there any more by itself. */
export async function waitForState(api: AppStream, { name, state, minutes, signal }: Wait): Promise<BuilderRow | undefined> {
  const target = Object.hasOwn(wanted, state) ? wanted[state] : undefined;
  if (target === undefined) throw new UsageError(`it waits for running, stopped or gone, not for '${state}'`);
  const until = Date.now() + minutes * 60_000;
  for (;;) {
    const builder = await look(api, name, signal);
    if ((builder?.state ?? 'gone') === target) return builder;
    if (!builder) throw new AppError('not-found', `There is no image builder ${name} here.`);
    if (!isPassingBuilderState(builder.state)) throw new AppError('refused', stuck(builder, state));
    if (Date.now() > until) throw new AppError('unavailable', `${name} is still ${builder.state} after ${minutes} minutes.`);
    await pause(lookEveryMs, signal);
  }
}

function stuck({ errors, name, state }: BuilderRow, wish: string): string {
  const [error] = errors;
  const why = error ? ` ${error.message} ${error.cause} ${error.remedy}` : '';
  return `${name} is ${state}, and does not become ${wish} by itself.${why}`;
}

/** Throttling and a network that is away for a moment are waited out. */
async function look(api: AppStream, name: string, signal: AbortSignal): Promise<BuilderRow | undefined> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await findBuilder(api, name);
    } catch (error) {
      const { waitMs } = troubleOf(error, failures, Math.random);
      if (waitMs === undefined || failures > 6) throw error;
      await pause(waitMs, signal);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new AppError('cancelled', 'The waiting was interrupted; what it waited for goes on.'); // all that a sleep throws for
  }
}
