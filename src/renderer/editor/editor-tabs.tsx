import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import type { Tab, TabStatus } from '../stores/editors-store.ts';
import { Icon } from '../ui/icon.tsx';
import { nextTab } from '../ui/tab-list.tsx';
import { closeTab } from './close-tab.ts';
import { tabLabels } from './tab-labels.ts';

const ICON: Readonly<Record<Tab['kind'], string>> = {
  file: 'file-code',
  image: 'package',
  policy: 'history',
  cleanup: 'trash',
  resource: 'cloud',
  catalogue: 'list-flat',
  preflight: 'checklist',
  plan: 'cloud-upload',
  rule: 'book',
  export: 'export',
  appstream: 'vm',
  pipeline: 'git-merge',
};

/** The open editors. Delete or the middle button closes a tab, arrows go from one to the next. */
export function EditorTabs() {
  const workbench = useWorkbench();
  const { editors } = workbench;
  const tabs = useStore(editors, (state) => state.tabs);
  const activeId = useStore(editors, (state) => state.activeId);
  const strip = useRef<HTMLDivElement>(null);
  const labels = tabLabels(tabs);

  useEffect(() => {
    if (activeId !== undefined) strip.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === activeId);
    if (event.key === 'Delete' && activeId !== undefined) void closeTab(workbench, activeId);
    const next = tabs[nextTab(event.key, at, tabs.length)];
    if (!next) return;
    event.preventDefault();
    editors.apply({ type: 'activated', id: next.id });
    strip.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div ref={strip} role="tablist" aria-label="Open editors" className="editor-tabs" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <EditorTab key={tab.id} tab={tab} label={labels.get(tab.id) ?? { name: '', folder: '' }} active={tab.id === activeId} />
      ))}
    </div>
  );
}

function tooltipOf(tab: Tab): string {
  if (tab.kind === 'file') return tab.path;
  return 'arn' in tab && tab.arn !== undefined ? tab.arn : tab.title;
}

interface EditorTabProps {
  readonly tab: Tab;
  readonly label: { readonly name: string; readonly folder: string };
  readonly active: boolean;
}

function EditorTab({ tab, label, active }: EditorTabProps) {
  const workbench = useWorkbench();
  const status = useStore(workbench.editors, (state) => state.statuses[tab.id]);
  const onAuxClick = (event: MouseEvent) => {
    if (event.button === 1) void closeTab(workbench, tab.id);
  };
  return (
    <button
      type="button"
      role="tab"
      data-tab={tab.id}
      className={`editor-tab${active ? ' active' : ''}${status?.disk === 'deleted' ? ' deleted' : ''}`}
      aria-selected={active}
      aria-controls={active ? 'editor-view' : undefined}
      aria-keyshortcuts="Delete"
      tabIndex={active ? 0 : -1}
      title={tooltipOf(tab)}
      onClick={() => workbench.editors.apply({ type: 'activated', id: tab.id })}
      onAuxClick={onAuxClick}
    >
      <Icon name={ICON[tab.kind]} />
      <span className="editor-tab-name">{label.name}</span>
      {label.folder !== '' && <span className="editor-tab-folder">{label.folder}</span>}
      <span className="visually-hidden">{stateWords(status)}</span>
      {/* A tab may hold no button; the keyboard closes it with Delete. */}
      <span
        className="editor-tab-close"
        aria-hidden="true"
        title={`Close ${label.name}`}
        onClick={(event) => {
          event.stopPropagation();
          void closeTab(workbench, tab.id);
        }}
      >
        <Icon name={status?.dirty ? 'circle-filled' : 'close'} />
      </span>
    </button>
  );
}

function stateWords(status: TabStatus | undefined): string {
  if (status?.disk === 'deleted') return ', deleted on disk';
  return status?.dirty ? ', not saved' : '';
}
