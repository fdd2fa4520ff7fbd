import type { ComponentProps } from 'react';

interface GridPartProps extends ComponentProps<'div'> {
  readonly role: 'grid' | 'treegrid' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'gridcell';
}

/**
 * A part of a grid by its ARIA role. The elements of tables would do as well, if the browser did not lay all their rows out to find the
 * widths of the columns. The grid itself takes the focus and the keys, and names the row that they are meant for.
 */
export function GridPart(props: GridPartProps) {
  return <div {...props} />;
}
