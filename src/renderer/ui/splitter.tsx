import type { KeyboardEvent, PointerEvent } from 'react';

interface SplitterProps {
  readonly label: string;
  readonly orientation: 'vertical' | 'horizontal';
  readonly value: number;
  readonly limits: { readonly min: number; readonly max: number };
  /** +1 when moving right or down makes the region larger, -1 otherwise. */
  readonly direction: 1 | -1;
  readonly onResize: (value: number) => void;
}

const STEP = 16;

/** The edge between two regions; dragged, or moved with the arrow keys. */
export function Splitter({ label, orientation, value, limits, direction, onResize }: SplitterProps) {
  const vertical = orientation === 'vertical';
  const startDrag = (event: PointerEvent<HTMLElement>) => {
    const element = event.currentTarget;
    const origin = vertical ? event.clientX : event.clientY;
    element.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onResize(value + direction * ((vertical ? moved.clientX : moved.clientY) - origin));
    element.addEventListener('pointermove', move);
    element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', move), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = vertical ? 'ArrowRight' : 'ArrowDown';
    const back = vertical ? 'ArrowLeft' : 'ArrowUp';
    if (event.key !== forward && event.key !== back) return;
    event.preventDefault();
    onResize(value + direction * (event.key === forward ? STEP : -STEP));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> cannot be dragged; the ARIA pattern of a window splitter is a focusable separator.
    <div
      role="separator"
      tabIndex={0}
      className={`splitter ${orientation}`}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      onPointerDown={startDrag}
      onKeyDown={onKeyDown}
    />
  );
}
