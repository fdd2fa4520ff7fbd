import type { languages } from 'monaco-editor/editor';
import { monaco } from '../../editor/monaco.ts';
import type { OpenDocument } from '../../editor/open-documents.ts';
import { openFile } from '../../editor/open-file.ts';
import { fromMonacoRange } from '../../editor/positions.ts';
import { notifyFailure } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';
import { ANALYSED_LANGUAGES } from '../analysed-languages.ts';
import type { ActionAnswer } from '../protocol.ts';
import { applyEdits } from './places.ts';

const KIND = { quickfix: 'quickfix', refactor: 'refactor', source: 'source.fixAll' } as const;

/** Fixes of findings and refactorings. What touches other files runs as a command: Monaco edits only texts that it has. */
export function registerActions(workbench: Workbench): void {
  const { documents, language } = workbench;
  const command = 'kiln.applyAction';
  monaco.editor.registerCommand(command, (_accessor, id: string, action: ActionAnswer) => {
    const document = documents.get(id);
    if (document) apply(workbench, document, action).catch((error: unknown) => notifyFailure(workbench, error));
  });
  monaco.languages.registerCodeActionProvider(
    [...ANALYSED_LANGUAGES],
    {
      provideCodeActions: async (model, range, context) => {
        const document = documents.ofModel(model);
        if (!document || document.readOnly) return undefined;
        const found = (await language.ask({ ask: 'actions', id: document.id, range: fromMonacoRange(range) })) ?? [];
        const actions = found.map((action): languages.CodeAction => {
          const diagnostics = context.markers.filter(({ code }) => (typeof code === 'object' ? code.value : code) === action.rule);
          const run = { id: command, title: action.title, arguments: [document.id, action] };
          return {
            title: action.title,
            kind: KIND[action.kind],
            diagnostics,
            isPreferred: action.safe && action.rule !== undefined,
            ...(action.disabled === undefined ? { command: run } : { disabled: action.disabled }),
          };
        });
        return { actions, dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: Object.values(KIND) },
  );
}

/** Makes the files that the action brings, then edits; a file that is there already refuses, and then nothing is edited. */
async function apply(workbench: Workbench, document: OpenDocument, { edits, creates = [] }: ActionAnswer): Promise<void> {
  const root = workbench.workspace.getState().workspace?.root;
  if (root !== undefined)
    for (const { path, text } of creates) await workbench.connection.client.workspace.write({ root, path, text, expected: null });
  await applyEdits(workbench, document, edits);
  const [made] = creates;
  if (made) await openFile(workbench, made.path);
}
