import type { editor } from 'monaco-editor/editor';
import type { Position, PositionRange } from '../../documents/index.ts';
import { createEventStore, type EventStore } from '../stores/event-store.ts';
import { monaco } from './monaco.ts';
import type { OpenDocument } from './open-documents.ts';
import { toMonacoPosition, toMonacoRange } from './positions.ts';

/** The one Monaco editor of the window. It outlives React's components; models are swapped below it and keep their view state. */
export interface EditorView {
  /** The element to place on the page. */
  readonly host: HTMLElement;
  readonly widget: editor.IStandaloneCodeEditor;
  /** Where the cursor stands; undefined while no text is shown. */
  readonly cursor: EventStore<Position | undefined, Position | undefined>;
  show(document: OpenDocument | undefined): void;
  reveal(range: PositionRange): void;
  forget(id: string): void;
}

export function createEditorView(): EditorView {
  const host = document.createElement('div');
  host.className = 'text-editor';
  const widget = monaco.editor.create(host, options);
  const cursor = createEventStore<Position | undefined, Position | undefined>(undefined, (_, next) => next);
  const states = new Map<string, editor.ICodeEditorViewState>();
  let shown: OpenDocument | undefined;

  widget.onDidChangeCursorPosition(({ position }) => cursor.apply({ line: position.lineNumber - 1, character: position.column - 1 }));

  const remember = () => {
    const state = widget.saveViewState();
    if (shown && state) states.set(shown.id, state);
  };
  const show = (next: OpenDocument | undefined) => {
    if (next === shown) return;
    remember();
    shown = next;
    widget.setModel(next?.model ?? null);
    cursor.apply(next ? { line: 0, character: 0 } : undefined);
    if (!next) return;
    widget.updateOptions({ readOnly: next.readOnly, ariaLabel: next.readOnly ? `${next.fileName}, read-only` : next.fileName });
    const state = states.get(next.id);
    if (state) widget.restoreViewState(state);
  };
  return {
    host,
    widget,
    cursor,
    show,
    reveal: (range) => {
      const target = toMonacoRange(range);
      widget.setSelection(monaco.Range.fromPositions(toMonacoPosition(range.start)));
      widget.revealRangeInCenterIfOutsideViewport(target);
      widget.focus();
    },
    forget: (id) => {
      if (shown?.id === id) shown = undefined;
      states.delete(id);
    },
  };
}

const options: editor.IStandaloneEditorConstructionOptions = {
  model: null,
  automaticLayout: true,
  fixedOverflowWidgets: true,
  fontFamily: 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSize: 13,
  lineHeight: 20,
  padding: { top: 8, bottom: 8 },
  glyphMargin: true,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  stickyScroll: { enabled: true, maxLineCount: 3 },
  renderLineHighlight: 'all',
  overviewRulerBorder: false,
  bracketPairColorization: { enabled: false },
  'semanticHighlighting.enabled': true,
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  suggest: { showWords: false, preview: false },
  readOnlyMessage: { value: 'This is a document of the account. It cannot be edited here.' },
};
