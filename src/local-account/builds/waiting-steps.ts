import type { StepAnswer } from '../engine/build-job.ts';
import { answerOf, answerWaiting, beginWaiting } from '../store/executions.ts';
import type { Store } from '../store/store.ts';

/** The steps of running builds that wait for somebody's answer. The store knows them too, and the answers. */
export interface WaitingSteps {
  /** Rejects with the signal's reason when that comes before the answer. */
  wait(stepId: string, signal: AbortSignal): Promise<StepAnswer>;
  /** Says whether the step waited. */
  answer(stepId: string, answer: StepAnswer): boolean;
}

export function openWaitingSteps(store: Store): WaitingSteps {
  const waiting = new Map<string, (answer: StepAnswer) => void>();

  /** Asks the store, because the transaction that wrote the answer may have failed after all. */
  const deliver = (stepId: string) => {
    const answer = answerOf(store, stepId);
    if (answer) waiting.get(stepId)?.(answer);
  };

  return {
    wait(stepId, signal) {
      signal.throwIfAborted();
      beginWaiting(store, stepId);
      return new Promise((resolve, reject) => {
        const end = () => {
          waiting.delete(stepId);
          signal.removeEventListener('abort', stop);
        };
        const stop = () => {
          end();
          reject(signal.reason);
        };
        signal.addEventListener('abort', stop, { once: true });
        waiting.set(stepId, (answer) => {
          end();
          resolve(answer);
        });
      });
    },
    answer(stepId, answer) {
      const waited = answerWaiting(store, stepId, answer);
      if (waited) setImmediate(deliver, stepId);
      return waited;
    },
  };
}
