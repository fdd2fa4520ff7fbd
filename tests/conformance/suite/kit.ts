import { type Answer, type Call, type Kit, Refusal, type Values } from './case.ts';
import { cleanUp, type Made, madeBy } from './clean-up.ts';
import type { Target } from './target.ts';

/** What became of one call. */
export interface Outcome {
  readonly operation: string;
  /** `answers`, or the code of the refusal. */
  readonly shows: string;
}

export interface RecordingKit extends Kit {
  /** The outcomes since the last time that this was asked. */
  takeOutcomes(): readonly Outcome[];
  /** Removes what the cases made; gives what is left over. */
  cleanUp(): Promise<readonly string[]>;
}

/** A kit over one client. */
export function openKit(target: Target, send: Call): RecordingKit {
  const outcomes: Outcome[] = [];
  const made: Made[] = [];
  const shared = new Map<string, Promise<unknown>>();
  let names = 0;
  const call = async (operation: string, input: Values = {}): Promise<Answer> => {
    try {
      const answer = await send(operation, input);
      outcomes.push({ operation, shows: 'answers' });
      made.push(...madeBy(operation, answer));
      return answer;
    } catch (error) {
      if (error instanceof Refusal) outcomes.push({ operation, shows: error.code });
      throw error;
    }
  };
  const kit: RecordingKit = {
    target,
    call,
    name: (stem) => `${target.prefix}-${stem}-${++names}`,
    async refused(code, operation, input) {
      const outcome = await call(operation, input).catch((error: unknown) => error);
      if (!(outcome instanceof Refusal)) {
        throw outcome instanceof Error ? outcome : new Error(`${operation} was answered; ${code} was expected`);
      }
      if (outcome.code !== code) throw new Error(`${operation} was refused with ${outcome.code}, not ${code}: ${outcome.message}`);
      return outcome.message;
    },
    once<T>(key: string, make: (kit: Kit) => Promise<T>): Promise<T> {
      const known = shared.get(key) ?? make(kit);
      shared.set(key, known);
      return known as Promise<T>;
    },
    takeOutcomes: () => outcomes.splice(0),
    cleanUp: () => cleanUp(send, made),
  };
  return kit;
}
