import { Icon } from '../ui/icon.tsx';
import type { QuickItem } from './quick-item.ts';

interface QuickRowProps {
  readonly id: string;
  readonly index: number;
  readonly item: QuickItem;
  readonly hits: readonly number[];
  readonly active: boolean;
  readonly onChoose: (item: QuickItem) => void;
}

export function QuickRow({ id, index, item, hits, active, onChoose }: QuickRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
    <div
      id={id}
      role="option"
      data-index={index}
      className={`quick-row${item.disabled ? ' disabled' : ''}`}
      aria-selected={active}
      aria-disabled={item.disabled}
      onClick={() => onChoose(item)}
    >
      {item.icon && <Icon name={item.icon} />}
      <span className="quick-label">
        <Highlighted text={item.label} hits={hits} />
      </span>
      {item.detail && <span className="quick-detail">{item.detail}</span>}
      {item.keys && <kbd>{item.keys}</kbd>}
    </div>
  );
}

/** The text with its matched characters in bold, neighbours in one piece. */
function Highlighted({ text, hits }: { readonly text: string; readonly hits: readonly number[] }) {
  const hit = new Set(hits);
  const pieces: { from: number; text: string; hit: boolean }[] = [];
  for (const [at, character] of text.split('').entries()) {
    const last = pieces.at(-1);
    if (last && last.hit === hit.has(at)) last.text += character;
    else pieces.push({ from: at, text: character, hit: hit.has(at) });
  }
  return pieces.map((piece) => (piece.hit ? <b key={piece.from}>{piece.text}</b> : <span key={piece.from}>{piece.text}</span>));
}
