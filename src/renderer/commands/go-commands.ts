import { openFile } from '../editor/open-file.ts';
import { nextProblem } from '../problems/problem-rows.ts';
import { openRule } from '../rules/open-rule.ts';
import type { Workbench } from '../workbench.ts';
import { always, type Command } from './command.ts';
import { activeDocument, activeTab, hasWorkspace } from './context.ts';

export const goCommands: readonly Command[] = [
  {
    id: 'go.commands',
    category: 'Go',
    title: 'Show all commands',
    keys: ['Mod+Shift+P', 'F1'],
    enabled: always,
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'commands' }),
  },
  {
    id: 'go.file',
    category: 'Go',
    title: 'Go to file…',
    keys: ['Mod+P'],
    enabled: hasWorkspace,
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'files' }),
  },
  {
    id: 'go.symbol',
    category: 'Go',
    title: 'Go to symbol in file…',
    keys: ['Mod+Shift+O'],
    enabled: (workbench) => (activeDocument(workbench) ? true : 'Open a file first.'),
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'symbols' }),
  },
  {
    id: 'go.workspaceSymbol',
    category: 'Go',
    title: 'Go to symbol in workspace…',
    keys: ['Mod+T', 'Alt+T'], // a browser keeps Ctrl+T for itself
    enabled: hasWorkspace,
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'workspaceSymbols' }),
  },
  {
    id: 'go.nextProblem',
    category: 'Go',
    title: 'Next problem',
    keys: ['F8'],
    enabled: (workbench) => (findNextProblem(workbench) ? true : 'The open files have no problems.'),
    run: async (workbench) => {
      const next = findNextProblem(workbench);
      if (!next) return;
      await openFile(workbench, next.path, { range: next.problem.range });
      workbench.view.widget.trigger('kiln', 'editor.action.showHover', { focus: 'noAutoFocus' });
    },
  },
  {
    id: 'go.rules',
    category: 'Go',
    title: 'Lint rules',
    enabled: always,
    run: (workbench) => openRule(workbench),
  },
  {
    id: 'go.nextTab',
    category: 'Go',
    title: 'Next tab',
    keys: ['Mod+PageDown'],
    enabled: (workbench) => (activeTab(workbench) ? true : 'No tab is open.'),
    run: (workbench) => stepTab(workbench, 1),
  },
  {
    id: 'go.previousTab',
    category: 'Go',
    title: 'Previous tab',
    keys: ['Mod+PageUp'],
    enabled: (workbench) => (activeTab(workbench) ? true : 'No tab is open.'),
    run: (workbench) => stepTab(workbench, -1),
  },
];

function findNextProblem(workbench: Workbench) {
  const tab = activeTab(workbench);
  const position = workbench.view.cursor.getState();
  return nextProblem(workbench.problems.getState().documents, tab && position && { tabId: tab.id, position });
}

function stepTab({ editors }: Workbench, by: 1 | -1): void {
  const { activeId, tabs } = editors.getState();
  const at = tabs.findIndex((tab) => tab.id === activeId);
  const next = tabs.at((at + by) % tabs.length);
  if (next) editors.apply({ type: 'activated', id: next.id });
}
