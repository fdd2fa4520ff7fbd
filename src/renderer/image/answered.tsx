import type { ReactNode } from 'react';
import type { Known } from '../../contract/index.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { type Answer, useAnswer } from './use-answer.ts';

interface AnsweredProps<Value> {
  /** Memoised: a new function is a new question. */
  readonly question: (signal: AbortSignal) => Promise<Value>;
  /** What is being read, while it is. */
  readonly reading: string;
  readonly failed: string;
  readonly children: (value: Value, again: () => void) => ReactNode;
}

/** What main answers, with what is shown until then and when it fails. */
export function Answered<Value>({ question, reading, failed, children }: AnsweredProps<Value>) {
  const [answer, again] = useAnswer(question);
  return <AnswerView answer={answer} again={again} words={{ reading, failed }} render={children} />;
}

interface AnswerViewProps<Value> {
  readonly answer: Answer<Value>;
  readonly again: () => void;
  readonly words: { readonly reading: string; readonly failed: string };
  readonly render: (value: Value, again: () => void) => ReactNode;
}

export function AnswerView<Value>({ answer, again, words, render }: AnswerViewProps<Value>) {
  if (answer.phase === 'loading') return <Loading what={words.reading} />;
  if (answer.phase === 'ready') return render(answer.value, again);
  return (
    <EmptyState icon="error" title={words.failed}>
      <p role="alert">{answer.error}</p>
      <Button onClick={again}>Try again</Button>
    </EmptyState>
  );
}

/** What is known, or why it is not. */
export function KnownView<Value>({
  answer,
  title,
  children,
}: {
  readonly answer: Known<Value>;
  readonly title: string;
  readonly children: (value: Value) => ReactNode;
}) {
  if (answer.known) return children(answer.value);
  return (
    <EmptyState icon="info" title={title}>
      <p>{answer.why}</p>
    </EmptyState>
  );
}
