import { Button } from '../ui/button.tsx';
import type { Choice } from './dialogs.ts';

interface ChoiceButtonsProps {
  readonly choices: readonly Choice[];
  readonly answer: (value: string | undefined) => void;
}

/** The buttons below a question: the way out first, what the question is about last and in colour. A loss is never the default. */
export function ChoiceButtons({ choices, answer }: ChoiceButtonsProps) {
  return (
    <>
      <Button onClick={() => answer(undefined)} autoFocus={!choices.some(({ kind }) => kind === 'primary')}>
        {choices.length === 0 ? 'Close' : 'Cancel'}
      </Button>
      {choices.map(({ id, kind = 'plain', label }) => (
        <Button key={id} kind={kind} onClick={() => answer(id)} autoFocus={kind === 'primary'}>
          {label}
        </Button>
      ))}
    </>
  );
}
