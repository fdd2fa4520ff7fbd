import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../stores/notify.ts';

export type Answer<Value> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly error: string }
  | { readonly phase: 'ready'; readonly value: Value };

/**
 * Asks main when the component appears and whenever the question changes (memoise it). The second function asks the same again; until the
 * new answer is there, the old one stays in view.
 */
export function useAnswer<Value>(question: (signal: AbortSignal) => Promise<Value>): readonly [Answer<Value>, () => void] {
  const [answer, setAnswer] = useState<Answer<Value>>({ phase: 'loading' });
  const [round, setRound] = useState(0);
  const answered = useRef<typeof question>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question again.
  useEffect(() => {
    const stop = new AbortController();
    if (answered.current !== question) setAnswer({ phase: 'loading' });
    question(stop.signal).then(
      (value) => {
        if (stop.signal.aborted) return;
        answered.current = question;
        setAnswer({ phase: 'ready', value });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setAnswer({ phase: 'failed', error: messageOf(error) });
      },
    );
    return () => stop.abort();
  }, [question, round]);
  return [answer, useCallback(() => setRound((before) => before + 1), [])];
}
