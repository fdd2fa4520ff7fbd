import { closeAllTabs, closeTab } from '../editor/close-tab.ts';
import { isDirty } from '../editor/open-documents.ts';
import { saveAll, saveDocument } from '../editor/save-file.ts';
import type { Workbench } from '../workbench.ts';
import { createFile, createFolder, removeEntry, renameEntry } from '../workspace/file-actions.ts';
import type { Command } from './command.ts';
import { activeDocument, activeTab, hasWorkspace } from './context.ts';

const selectedEntry = ({ explorer }: Workbench) => (explorer.getState().selected === undefined ? 'Select a file or folder first.' : true);

export const fileCommands: readonly Command[] = [
  {
    id: 'file.save',
    category: 'File',
    title: 'Save',
    keys: ['Mod+S'],
    icon: 'save',
    enabled: (workbench) => {
      const document = activeDocument(workbench);
      return document && !document.readOnly ? true : 'Open a file first.';
    },
    run: async (workbench) => {
      const document = activeDocument(workbench);
      if (document) await saveDocument(workbench, document);
    },
  },
  {
    id: 'file.saveAll',
    category: 'File',
    title: 'Save all',
    keys: ['Mod+Alt+S'],
    icon: 'save-all',
    enabled: ({ documents }) => (documents.all().some((each) => !each.readOnly && isDirty(each)) ? true : 'Everything is saved.'),
    run: async (workbench) => {
      await saveAll(workbench);
    },
  },
  {
    id: 'file.closeTab',
    category: 'File',
    title: 'Close tab',
    keys: ['Mod+W', 'Alt+W'], // a browser keeps Ctrl+W for itself
    enabled: (workbench) => (activeTab(workbench) ? true : 'No tab is open.'),
    run: async (workbench) => {
      const tab = activeTab(workbench);
      if (tab) await closeTab(workbench, tab.id);
    },
  },
  {
    id: 'file.closeAllTabs',
    category: 'File',
    title: 'Close all tabs',
    enabled: (workbench) => (activeTab(workbench) ? true : 'No tab is open.'),
    run: async (workbench) => {
      await closeAllTabs(workbench);
    },
  },
  { id: 'file.new', category: 'File', title: 'New file…', icon: 'new-file', enabled: hasWorkspace, run: createFile },
  { id: 'file.newFolder', category: 'File', title: 'New folder…', icon: 'new-folder', enabled: hasWorkspace, run: createFolder },
  {
    id: 'file.rename',
    category: 'File',
    title: 'Rename…',
    keys: ['F2'],
    scope: 'explorer',
    icon: 'edit',
    enabled: selectedEntry,
    run: async (workbench) => {
      const { selected } = workbench.explorer.getState();
      if (selected !== undefined) await renameEntry(workbench, selected);
    },
  },
  {
    id: 'file.delete',
    category: 'File',
    title: 'Delete…',
    keys: ['Delete'],
    scope: 'explorer',
    icon: 'trash',
    enabled: selectedEntry,
    run: async (workbench) => {
      const { selected } = workbench.explorer.getState();
      if (selected !== undefined) await removeEntry(workbench, selected);
    },
  },
];
