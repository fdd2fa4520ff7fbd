import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { commandById, runCommand } from '../commands/index.ts';
import { keyLabel, onMac } from '../commands/keys.ts';
import { Icon } from './icon.tsx';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly icon?: string | undefined;
  /** As a person reads it. */
  readonly keys?: string | undefined;
  /** Why it cannot be chosen now. */
  readonly whyNot?: string | undefined;
  readonly choose: () => void;
}

interface ItemMenuProps {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

interface MenuProps extends Omit<ItemMenuProps, 'items'> {
  readonly commandIds: readonly string[];
}

/** A menu of commands at a place on the page. */
export function Menu({ commandIds, ...props }: MenuProps) {
  const workbench = useWorkbench();
  const items = commandIds.map(commandById).map((command): MenuItem => {
    const { icon, id, keys, title } = command;
    return { id, title, icon, keys: keys?.[0] && keyLabel(keys[0], onMac()), choose: () => void runCommand(workbench, command) };
  });
  return <ItemMenu {...props} items={items} />;
}

/** A menu at a place on the page. */
export function ItemMenu({ label, at, items, onClose }: ItemMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button.matches(':focus'));
    if (event.key === 'ArrowDown') buttons[(here + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons.at(here - 1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  const choose = (item: MenuItem) => {
    if (item.whyNot !== undefined) return;
    onClose();
    item.choose();
  };
  return (
    <>
      <div className="menu-backdrop" aria-hidden="true" onPointerDown={onClose} />
      <div ref={menu} role="menu" tabIndex={-1} aria-label={label} className="menu" style={{ left: at.x, top: at.y }} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={item.whyNot !== undefined}
            title={item.whyNot}
            onClick={() => choose(item)}
          >
            <Icon name={item.icon ?? 'blank'} />
            <span>{item.title}</span>
            {item.keys !== undefined && <kbd>{item.keys}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}
