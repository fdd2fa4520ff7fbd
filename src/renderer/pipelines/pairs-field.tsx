import { Button, IconButton } from '../ui/button.tsx';
import type { Pair } from './pipeline-form.ts';

interface PairsFieldProps {
  /** What one of them is called: `Tag`. */
  readonly label: string;
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: readonly Pair[]) => void;
}

/** Keys with values, a row each. */
export function PairsField({ label, pairs, onChange }: PairsFieldProps) {
  const change = (at: number, part: Partial<Pair>) => onChange(pairs.map((pair, index) => (index === at ? { ...pair, ...part } : pair)));
  return (
    <div className="pairs">
      {pairs.map(({ key, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what names a row whose key is being typed
        <div key={index} className="pair">
          <input
            className="field"
            aria-label={`${label} ${index + 1}: name`}
            spellCheck={false}
            value={key}
            onChange={(event) => change(index, { key: event.target.value })}
          />
          <input
            className="field"
            aria-label={`${label} ${index + 1}: value`}
            spellCheck={false}
            value={value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <IconButton
            icon="trash"
            label={`Remove ${label.toLowerCase()} ${index + 1}`}
            onClick={() => onChange(pairs.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button icon="add" onClick={() => onChange([...pairs, { key: '', value: '' }])}>{`Add ${label.toLowerCase()}`}</Button>
    </div>
  );
}
