import type { editor } from 'monaco-editor/editor';
import { monaco } from '../editor/monaco.ts';
import type { OpenDocument } from '../editor/open-documents.ts';
import type { Workbench } from '../workbench.ts';
import { type GutterMark, gutterMarks } from './gutter-marks.ts';
import { STEP_MARK } from './run-words.ts';
import { showRun } from './watch-runs.ts';

/** Draws the last result of every step beside its line; a click on the mark shows the step's log. */
export function showGutterMarks(workbench: Workbench): void {
  const { documents, runs, view, workspace } = workbench;
  const drawn = new Map<string, string[]>();
  const shown = new Map<string, readonly GutterMark[]>();

  const draw = (document: OpenDocument) => {
    const root = workspace.getState().workspace?.root;
    if (document.readOnly || root === undefined) return;
    const records = Object.values(runs.getState().details).map((detail) => detail.run);
    const marks = gutterMarks(records, { root, path: document.fileName });
    if (sameMarks(marks, shown.get(document.id) ?? [])) return; // decorations that stay move along with the text
    shown.set(document.id, marks);
    drawn.set(document.id, document.model.deltaDecorations(drawn.get(document.id) ?? [], marks.map(decorationOf)));
  };
  documents.listen({
    opened: draw,
    closed: ({ id }) => {
      drawn.delete(id);
      shown.delete(id);
    },
  });
  runs.subscribe((state, before) => {
    if (state.details !== before.details) for (const document of documents.all()) draw(document);
  });
  view.widget.onMouseDown(({ target }) => {
    const model = view.widget.getModel();
    if (!model || target.type !== monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN) return;
    const document = documents.ofModel(model);
    const line = target.position.lineNumber;
    const ids = (document && drawn.get(document.id)) ?? [];
    const at = ids.findIndex((id) => model.getDecorationRange(id)?.startLineNumber === line);
    const mark = document && shown.get(document.id)?.[at];
    if (mark) showRun(workbench, mark.runId, mark.stepId);
  });
}

function decorationOf(mark: GutterMark): editor.IModelDeltaDecoration {
  const { icon, tone } = STEP_MARK[mark.state];
  return {
    range: new monaco.Range(mark.line + 1, 1, mark.line + 1, 1),
    options: {
      glyphMarginClassName: `gutter-mark codicon codicon-${icon} tone-${tone}`,
      glyphMarginHoverMessage: { value: mark.hover },
      stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  };
}

function sameMarks(a: readonly GutterMark[], b: readonly GutterMark[]): boolean {
  return (
    a.length === b.length && a.every((mark, at) => mark.hover === b[at]?.hover && mark.line === b[at]?.line && mark.runId === b[at]?.runId)
  );
}
