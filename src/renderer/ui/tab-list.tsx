import type { KeyboardEvent, ReactNode } from 'react';

export interface TabItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly panelId: string;
}

interface TabListProps {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly active: string;
  readonly onActivate: (id: string) => void;
}

/** A row of tabs by the ARIA pattern: one tab stop, arrows move and activate. */
export function TabList({ label, tabs, active, onActivate }: TabListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex((tab) => tab.id === active);
    const next = tabs[nextTab(event.key, at, tabs.length)];
    if (!next) return;
    event.preventDefault();
    onActivate(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          className="tab-list-tab"
          aria-selected={tab.id === active}
          aria-controls={tab.id === active ? tab.panelId : undefined}
          tabIndex={tab.id === active ? 0 : -1}
          onClick={() => onActivate(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** The index that a key leads to, or -1. */
export function nextTab(key: string, at: number, count: number): number {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return -1;
}
