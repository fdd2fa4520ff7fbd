import type { ComponentProps } from 'react';

interface ScrollableProps extends Omit<ComponentProps<'section'>, 'aria-label' | 'tabIndex'> {
  readonly label: string;
}

/** A part of the page that scrolls. It takes the focus, so that the arrow keys scroll it too. */
export function Scrollable({ label, ...section }: ScrollableProps) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must do so by the keyboard.
  return <section {...section} aria-label={label} tabIndex={0} />;
}
