import { useMemo, useState } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ItemMenu } from '../ui/menu.tsx';
import { rowItems } from './row-actions.ts';
import type { Table } from './use-table.ts';

/** The actions on the rows that are selected; those that do not fit stand in a menu. */
export function SelectionActions({ table: { rows, state } }: { readonly table: Table }) {
  const workbench = useWorkbench();
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();
  const selected = useMemo(() => rows.filter(({ id }) => state.selected.has(id)), [rows, state.selected]);
  const items = rowItems(workbench, selected);
  if (items.length === 0) return undefined;
  const openMenu = () => {
    const button = document.activeElement?.getBoundingClientRect();
    setMenu({ x: Math.max((button?.right ?? 0) - 220, 0), y: (button?.bottom ?? 0) + 4 });
  };
  return (
    <fieldset className="button-row table-actions" aria-label="Selected rows">
      {items.slice(0, 2).map(({ choose, icon, id, title }) => (
        <Button key={id} icon={icon ?? 'blank'} onClick={choose}>
          {title}
        </Button>
      ))}
      {items.length > 2 && <IconButton icon="ellipsis" label="More actions" onClick={openMenu} />}
      {menu && <ItemMenu label="Actions" at={menu} items={items.slice(2)} onClose={() => setMenu(undefined)} />}
    </fieldset>
  );
}
