import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { commandById, runCommand } from '../commands/index.ts';
import { keyLabel, onMac } from '../commands/keys.ts';
import { Icon } from './icon.tsx';

interface MenuProps {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly commandIds: readonly string[];
  readonly onClose: () => void;
}

/** A menu of commands at a place on the page. */
export function Menu({ label, at, commandIds, onClose }: MenuProps) {
  const workbench = useWorkbench();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const here = items.findIndex((item) => item.matches(':focus'));
    if (event.key === 'ArrowDown') items[(here + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(here - 1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  const choose = (id: string) => {
    onClose();
    void runCommand(workbench, commandById(id));
  };
  return (
    <>
      <div className="menu-backdrop" aria-hidden="true" onPointerDown={onClose} />
      <div ref={menu} role="menu" tabIndex={-1} aria-label={label} className="menu" style={{ left: at.x, top: at.y }} onKeyDown={onKeyDown}>
        {commandIds.map(commandById).map(({ icon = 'blank', id, keys, title }) => (
          <button key={id} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(id)}>
            <Icon name={icon} />
            <span>{title}</span>
            {keys?.[0] && <kbd>{keyLabel(keys[0], onMac())}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}
