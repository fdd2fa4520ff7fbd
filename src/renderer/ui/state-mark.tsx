import type { Mark } from '../runs/run-words.ts';
import { Icon } from './icon.tsx';

/** A state as shape, colour and word; the word may be left to screen readers where room is short. */
export function StateMark({ mark, wordless = false }: { readonly mark: Mark; readonly wordless?: boolean }) {
  return (
    <span className={`state-mark tone-${mark.tone}`} title={wordless ? mark.word : undefined}>
      <Icon name={mark.icon} spin={mark.icon === 'sync'} />
      <span className={wordless ? 'visually-hidden' : undefined}>{mark.word}</span>
    </span>
  );
}
