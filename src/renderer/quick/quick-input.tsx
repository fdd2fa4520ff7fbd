import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { QuickMode } from '../stores/quick-store.ts';
import { fuzzyFilter } from './fuzzy.ts';
import type { QuickItem } from './quick-item.ts';
import { QuickRow } from './quick-row.tsx';
import { quickSources } from './sources.ts';
import { useItems } from './use-items.ts';

/** The palette at the top of the window, for whichever mode is asked for. */
export function QuickInput() {
  const { quick } = useWorkbench();
  const mode = useStore(quick);
  return mode && <QuickDialog key={mode} mode={mode} />;
}

const SHOWN = 100;

function QuickDialog({ mode }: { readonly mode: QuickMode }) {
  const workbench = useWorkbench();
  const source = quickSources[mode];
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const items = useItems(source);
  const found = useMemo(() => fuzzyFilter(items ?? [], query, (item) => item.label).slice(0, SHOWN), [items, query]);
  const close = () => workbench.quick.apply({ type: 'closed' });
  const carryOut = async (item: QuickItem) => {
    try {
      await item.choose();
    } catch (error) {
      notifyFailure(workbench, error);
    }
  };
  const choose = (item: QuickItem | undefined) => {
    if (!item) return;
    close();
    // After the dialog is gone and the focus is back, so that what is chosen may move the focus.
    requestAnimationFrame(() => void carryOut(item));
  };

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    dialog.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(found.length, 1));
    else if (event.key === 'ArrowUp') setActive((active - 1 + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') choose(found[active]?.item);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the list closes it as Escape does, which <dialog> handles itself.
    <dialog
      ref={dialog}
      className="quick"
      aria-label={source.title}
      onCancel={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <input
        className="quick-field"
        role="combobox"
        aria-label={source.placeholder}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder={source.placeholder}
        spellCheck={false}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={source.title} className="quick-list" tabIndex={-1}>
        {found.map(({ item, match }, index) => (
          <QuickRow
            key={item.id}
            id={`${id}-${index}`}
            index={index}
            item={item}
            hits={match.hits}
            active={index === active}
            onChoose={choose}
          />
        ))}
      </div>
      {items !== undefined && found.length === 0 && (
        <p className="quick-nothing" role="status">
          {source.nothing}
        </p>
      )}
    </dialog>
  );
}
