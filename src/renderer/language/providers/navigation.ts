import type { IPosition, IRange, languages } from 'monaco-editor/editor';
import { monaco } from '../../editor/monaco.ts';
import type { OpenDocument } from '../../editor/open-documents.ts';
import { openFile } from '../../editor/open-file.ts';
import { fromMonacoPosition, fromMonacoRange, toMonacoRange } from '../../editor/positions.ts';
import { fileTab } from '../../stores/editors-store.ts';
import type { Workbench } from '../../workbench.ts';
import { ANALYSED_LANGUAGES } from '../analysed-languages.ts';
import type { PlacedRange } from '../protocol.ts';
import { toLocation, toWorkspaceEdit } from './places.ts';

/** From a name to where it is declared, to where it is used, and to another name. */
export function registerNavigation(workbench: Workbench): void {
  const selector = [...ANALYSED_LANGUAGES];
  const { documents, language } = workbench;
  monaco.languages.registerDefinitionProvider(selector, {
    provideDefinition: async (model, position) => {
      const document = documents.ofModel(model);
      if (!document) return undefined;
      const found = await language.ask({ ask: 'definition', id: document.id, position: fromMonacoPosition(position) });
      return locations(workbench, document, found);
    },
  });
  monaco.languages.registerReferenceProvider(selector, {
    provideReferences: async (model, position) => {
      const document = documents.ofModel(model);
      if (!document) return undefined;
      const found = await language.ask({ ask: 'references', id: document.id, position: fromMonacoPosition(position) });
      return locations(workbench, document, found);
    },
  });
  monaco.languages.registerRenameProvider(selector, renameProvider(workbench));
  openOtherFiles(workbench);
}

async function locations(workbench: Workbench, document: OpenDocument, places: readonly PlacedRange[] = []): Promise<languages.Location[]> {
  const found = await Promise.all(places.map((place) => toLocation(workbench, document, place)));
  return found.filter((location) => location !== undefined);
}

function renameProvider(workbench: Workbench): languages.RenameProvider {
  const { documents, language } = workbench;
  return {
    resolveRenameLocation: async (model, position) => {
      const document = documents.ofModel(model);
      const name = document && (await language.ask({ ask: 'renameable', id: document.id, position: fromMonacoPosition(position) }));
      const nowhere = { range: monaco.Range.fromPositions(position), text: '' };
      if (!name) return { ...nowhere, rejectReason: 'This cannot be renamed.' };
      const range = toMonacoRange(name);
      return { range, text: model.getValueInRange(range) };
    },
    provideRenameEdits: async (model, position, newName) => {
      const document = documents.ofModel(model);
      if (!document) return undefined;
      const renaming = await language.ask({ ask: 'rename', id: document.id, position: fromMonacoPosition(position), newName });
      if (!renaming) return undefined;
      if ('invalid' in renaming) return { edits: [], rejectReason: renaming.invalid };
      return toWorkspaceEdit(workbench, document, renaming.edits);
    },
  };
}

/** Monaco asks here where a location lies in a text that its editor does not show. */
function openOtherFiles(workbench: Workbench): void {
  monaco.editor.registerEditorOpener({
    openCodeEditor: async (_source, resource, target) => {
      const prefix = `/${fileTab('').id}`;
      if (resource.scheme !== 'file' || !resource.path.startsWith(prefix)) return false;
      const range = target && fromMonacoRange(rangeOf(target));
      await openFile(workbench, resource.path.slice(prefix.length), range ? { range } : {});
      return true;
    },
  });
}

function rangeOf(target: IRange | IPosition): IRange {
  return 'lineNumber' in target ? monaco.Range.fromPositions(target) : target;
}
