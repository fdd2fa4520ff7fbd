import { activeDocument, activeTab } from '../commands/context.ts';
import { commands, runCommand } from '../commands/index.ts';
import { keyLabel, onMac } from '../commands/keys.ts';
import { connectionItems, editItems, removeItems } from '../connections/manage-connections.ts';
import { openFile } from '../editor/open-file.ts';
import { fileIcon } from '../explorer/file-icon.ts';
import { symbolIcon } from '../explorer/symbol-icon.ts';
import type { OutlineSymbol } from '../language/protocol.ts';
import { openAt } from '../language/providers/places.ts';
import type { ThemeChoice } from '../stores/layout-store.ts';
import type { QuickMode } from '../stores/quick-store.ts';
import type { Workbench } from '../workbench.ts';
import type { QuickItem, QuickSource } from './quick-item.ts';

export const quickSources: Readonly<Record<QuickMode, QuickSource>> = {
  commands: { title: 'Commands', placeholder: 'Type the name of a command', nothing: 'No command matches.', items: commandItems },
  files: { title: 'Files', placeholder: 'Type a part of a file’s path', nothing: 'No file matches.', items: fileItems },
  symbols: {
    title: 'Symbols',
    placeholder: 'Type the name of a phase, step or parameter',
    nothing: 'No symbol matches.',
    items: symbolItems,
  },
  workspaceSymbols: {
    title: 'Symbols of the workspace',
    placeholder: 'Type the name of a document, phase, step or parameter',
    nothing: 'No symbol matches.',
    items: workspaceSymbolItems,
  },
  connections: {
    title: 'Connections',
    placeholder: 'Type the name of an account or a Region',
    nothing: 'No connection matches.',
    items: connectionItems,
  },
  connectionToEdit: {
    title: 'Edit connection',
    placeholder: 'Choose the connection to edit',
    nothing: 'No connection matches.',
    items: editItems,
  },
  connectionToRemove: {
    title: 'Remove connection',
    placeholder: 'Choose the connection to remove',
    nothing: 'There is no connection that can be removed.',
    items: removeItems,
  },
  themes: { title: 'Themes', placeholder: 'Choose a theme', nothing: 'No theme matches.', items: themeItems },
};

function commandItems(workbench: Workbench): QuickItem[] {
  return commands.map((command) => {
    const enabled = command.enabled(workbench);
    const key = command.keys?.[0];
    return {
      id: command.id,
      label: `${command.category}: ${command.title}`,
      detail: enabled === true ? undefined : enabled,
      disabled: enabled !== true,
      keys: key && keyLabel(key, onMac()),
      choose: () => runCommand(workbench, command),
    };
  });
}

function fileItems(workbench: Workbench): QuickItem[] {
  const files = [...workbench.workspace.getState().entries.values()].filter((entry) => entry.kind === 'file');
  return files.map(({ path }) => ({
    id: path,
    label: path,
    icon: fileIcon(path),
    choose: () => openFile(workbench, path),
  }));
}

function symbolItems(workbench: Workbench): QuickItem[] {
  const document = activeDocument(workbench);
  const tab = activeTab(workbench);
  const outline = (document && workbench.problems.getState().documents[document.id]?.outline) ?? [];
  const flatten = (symbols: readonly OutlineSymbol[]): readonly OutlineSymbol[] =>
    symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
  return flatten(outline).map((symbol, index) => ({
    id: String(index),
    label: symbol.name,
    detail: symbol.detail,
    icon: symbolIcon(symbol.kind),
    choose: () => {
      if (tab) workbench.editors.apply({ type: 'activated', id: tab.id });
      workbench.view.reveal(symbol.selectionRange);
    },
  }));
}

async function workspaceSymbolItems(workbench: Workbench): Promise<QuickItem[]> {
  const symbols = (await workbench.language.ask({ ask: 'workspaceSymbols' })) ?? [];
  return symbols.map(({ name, kind, detail, path, range }, index) => ({
    id: String(index),
    label: name,
    detail: `${detail} · ${path}`,
    icon: symbolIcon(kind),
    choose: () => openAt(workbench, path, range),
  }));
}

const THEMES: readonly { readonly theme: ThemeChoice; readonly label: string; readonly detail: string }[] = [
  { theme: 'system', label: 'Follow the system', detail: 'light, dark and contrast as the system has them' },
  { theme: 'light', label: 'Light', detail: '' },
  { theme: 'dark', label: 'Dark', detail: '' },
  { theme: 'high-contrast', label: 'High contrast', detail: 'light or dark as the system has it' },
];

function themeItems({ layout }: Workbench): QuickItem[] {
  return THEMES.map(({ detail, label, theme }) => ({
    id: theme,
    label,
    detail,
    icon: layout.getState().theme === theme ? 'check' : 'blank',
    choose: () => layout.apply({ type: 'themeChosen', theme }),
  }));
}
