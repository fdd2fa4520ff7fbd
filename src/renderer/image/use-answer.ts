import { useCallback, useEffect, useState } from 'react';
import { messageOf } from '../stores/notify.ts';

export type Answer<Value> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly error: string }
  | { readonly phase: 'ready'; readonly value: Value };

/** Asks main when the component appears and whenever the question changes (memoise it); the second function asks again. */
export function useAnswer<Value>(question: (signal: AbortSignal) => Promise<Value>): readonly [Answer<Value>, () => void] {
  const [answer, setAnswer] = useState<Answer<Value>>({ phase: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question again.
  useEffect(() => {
    const stop = new AbortController();
    setAnswer({ phase: 'loading' });
    question(stop.signal).then(
      (value) => !stop.signal.aborted && setAnswer({ phase: 'ready', value }),
      (error: unknown) => !stop.signal.aborted && setAnswer({ phase: 'failed', error: messageOf(error) }),
    );
    return () => stop.abort();
  }, [question, round]);
  return [answer, useCallback(() => setRound((before) => before + 1), [])];
}
