import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { tailLog } from './log-tail.ts';
import type { LogEvent } from './taken-lines.ts';

const owner = { arn: 'arn:aws:imagebuilder:us-east-1:000000000000:image/web/1.0.0/1' };
const failure = (code: string) => new AppError('aws', code, { code, operation: 'GetLogEvents' });

interface Line extends LogEvent {
  /** When readers begin to see it. */
  readonly visible: number;
}

interface FarEnd {
  /** Moves its time on. */
  pass(ms: number): void;
  aws(): Promise<Aws>;
}

/**
 * A log as CloudWatch keeps it, at its most awkward: pages end anywhere, also empty ones in the middle; lines can be seen late; the order of
 * lines of one millisecond changes from reading to reading; tokens expire; calls fail.
 */
function farEnd(lines: readonly Line[], mischief: () => number): FarEnd {
  let now = 0;
  const seenBy = (startTime: number) =>
    lines
      .filter(({ time, visible }) => time >= startTime && visible <= now)
      .map((line) => ({ line, shuffle: mischief() }))
      .sort((a, b) => a.line.time - b.line.time || a.shuffle - b.shuffle)
      .map(({ line }) => line);
  const tokens: Line[][] = [];
  const tokenFor = (given: Line[]) => `f/${tokens.push(given) - 1}`;

  /** What a reading has given stays given: a token continues behind the last line of it, in time. */
  const getLogEvents = async ({ startTime = 0, nextToken }: { startTime?: number; nextToken?: string }) => {
    if (mischief() < 0.1) throw failure('ThrottlingException');
    const given = nextToken === undefined ? [] : tokens[Number(nextToken.slice(2))];
    if (!given || (nextToken !== undefined && mischief() < 0.1)) throw failure('InvalidParameterException');
    const last = given.at(-1)?.time ?? startTime;
    const rest = seenBy(Math.max(last, startTime)).filter((line) => !given.includes(line));
    if (rest.length === 0) return { events: [], nextForwardToken: nextToken ?? tokenFor(given) };
    const page = rest.slice(0, Math.floor(mischief() * 7));
    return {
      events: page.map(({ time, text }) => ({ timestamp: time, message: text })),
      nextForwardToken: tokenFor([...given, ...page]),
    };
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { pass, aws: async () => ({ logs: async () => ({ getLogEvents }) }) as unknown as Aws };
}

/** Few different texts and times, so that equal lines are the rule. */
const story = fc.array(
  fc.record({ gap: fc.integer({ min: 0, max: 3 }), late: fc.integer({ min: 0, max: 3 }), text: fc.constantFrom('', '.', 'a') }),
  {
    maxLength: 60,
  },
);

function linesOf(events: readonly { gap: number; late: number; text: string }[]): Line[] {
  let time = 1_000_000;
  return events.map(({ gap, late, text }) => {
    time += gap * 400;
    return { time, visible: time - 1_000_000 + late * 1000, text };
  });
}

/** Numbers from 0 to 1, the same ones for a seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const sorted = (lines: readonly LogEvent[]) => lines.map(({ time, text }) => `${time} ${text}`).sort();

describe('a log that is read as it grows', () => {
  test('loses no line and doubles none, whatever the far end does and however often the reader begins anew', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), fc.array(fc.nat(80)), async (events, seed, restarts) => {
        const lines = linesOf(events);
        const far = farEnd(lines, dice(seed));
        const taken: LogEvent[] = [];
        const open = () => {
          const tail = tailLog(far.aws, owner);
          if (taken.length > 0) tail.recall(taken);
          return tail;
        };
        let tail = open();
        const read = async () => {
          try {
            taken.push(...(await tail.read()));
          } catch (error) {
            if (!(error instanceof AppError)) throw error; // as when the service throttles: asked again
          }
        };
        for (let call = 0; call < 80; call += 1) {
          if (restarts.includes(call)) tail = open();
          far.pass(1000);
          await read();
        }
        far.pass(1_000_000);
        tail.settle();
        for (let call = 0; call < 5000 && !tail.settled(); call += 1) await read();
        expect(tail.settled()).toBe(true);
        expect(sorted(taken)).toEqual(sorted(lines));
      }),
      { numRuns: 150 },
    );
  });

  test('is looked for under the name that the image says, and by both spellings of its own otherwise', async () => {
    const asked: string[] = [];
    const getLogEvents = async ({ logGroupName }: { logGroupName: string }) => {
      asked.push(logGroupName);
      throw failure('ResourceNotFoundException');
    };
    const tail = tailLog(async () => ({ logs: async () => ({ getLogEvents }) }) as unknown as Aws, owner);
    await tail.read();
    tail.locate({ ...owner, name: 'My_Web' });
    await tail.read();
    await tail.read();
    tail.locate({ ...owner, loggingConfiguration: { logGroupName: '/mine' } });
    await tail.read();
    expect(asked).toEqual(['/aws/imagebuilder/web', '/aws/imagebuilder/web', '/aws/imagebuilder/My_Web', '/mine']);
    expect(tail.exists()).toBe(false);
  });
});
