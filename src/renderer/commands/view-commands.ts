import type { PanelViewId, SideViewId } from '../stores/layout-store.ts';
import type { Workbench } from '../workbench.ts';
import { always, type Command } from './command.ts';

export const viewCommands: readonly Command[] = [
  {
    id: 'view.toggleSideBar',
    category: 'View',
    title: 'Toggle side bar',
    keys: ['Mod+B'],
    enabled: always,
    run: ({ layout }) => layout.apply({ type: 'sideToggled' }),
  },
  {
    id: 'view.togglePanel',
    category: 'View',
    title: 'Toggle panel',
    keys: ['Mod+J'],
    enabled: always,
    run: ({ layout }) => layout.apply({ type: 'panelToggled' }),
  },
  {
    id: 'view.maximisePanel',
    category: 'View',
    title: 'Maximise or restore panel',
    enabled: ({ layout }) => (layout.getState().panelVisible ? true : 'The panel is closed.'),
    run: ({ layout }) => layout.apply({ type: 'panelMaximised' }),
  },
  sideView('workspace', 'Show workspace', 'Mod+Shift+E'),
  sideView('account', 'Show account'),
  sideView('runs', 'Show runs'),
  sideView('images', 'Show images'),
  sideView('appstream', 'Show AppStream'),
  panelView('problems', 'Show problems', 'Mod+Shift+M'),
  panelView('run', 'Show run'),
  panelView('output', 'Show output', 'Mod+Shift+U'),
  {
    id: 'view.focusEditor',
    category: 'View',
    title: 'Focus editor',
    keys: ['Mod+1'],
    enabled: always,
    run: ({ view }) => view.widget.focus(),
  },
  {
    id: 'view.focusSideBar',
    category: 'View',
    title: 'Focus side bar',
    keys: ['Mod+0'],
    enabled: always,
    run: () => focusRegion('side-bar'),
  },
  { id: 'view.focusPanel', category: 'View', title: 'Focus panel', enabled: always, run: () => focusRegion('panel') },
  { id: 'view.focusNextRegion', category: 'View', title: 'Focus next region', keys: ['F6'], enabled: always, run: focusNextRegion },
  {
    id: 'view.clearOutput',
    category: 'View',
    title: 'Clear output',
    enabled: ({ notices }) => (notices.getState().output.length > 0 ? true : 'The output is empty.'),
    run: ({ notices }) => notices.apply({ type: 'outputCleared' }),
  },
  {
    id: 'view.theme',
    category: 'View',
    title: 'Change theme…',
    enabled: always,
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'themes' }),
  },
  {
    id: 'view.toggleTheme',
    category: 'View',
    title: 'Toggle light and dark theme',
    enabled: always,
    run: ({ layout }) => {
      const dark = document.documentElement.dataset.theme?.endsWith('dark') === true;
      layout.apply({ type: 'themeChosen', theme: dark ? 'light' : 'dark' });
    },
  },
];

function sideView(view: SideViewId, title: string, key?: string): Command {
  return {
    id: `view.${view}`,
    category: 'View',
    title,
    ...(key !== undefined && { keys: [key] }),
    enabled: always,
    run: ({ layout }) => {
      layout.apply({ type: 'sideShown', view });
      requestAnimationFrame(() => focusRegion('side-bar')); // the view is on the page after the next paint
    },
  };
}

function panelView(view: PanelViewId, title: string, key?: string): Command {
  return {
    id: `view.${view}`,
    category: 'View',
    title,
    ...(key !== undefined && { keys: [key] }),
    enabled: always,
    run: ({ layout }) => {
      layout.apply({ type: 'panelShown', view });
      requestAnimationFrame(() => focusRegion('panel'));
    },
  };
}

const FOCUSABLE = '[role=tree], [role=listbox], input, button:not(:disabled), [tabindex="0"]';

/** Gives the focus to what is first in a region: its list where it has one. */
function focusRegion(id: string): void {
  const region = document.getElementById(id);
  const target = region?.querySelector<HTMLElement>('[role=tree], [data-list]') ?? region?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
}

function focusNextRegion({ view }: Workbench): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetParent !== null);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + 1) % regions.length];
  if (next?.contains(view.host)) view.widget.focus();
  else if (next) focusRegion(next.id);
}
