import type { editor } from 'monaco-editor/editor';
import type { Severity } from '../../documents/index.ts';
import { monaco } from '../editor/monaco.ts';
import type { OpenDocuments } from '../editor/open-documents.ts';
import { toMonacoRange } from '../editor/positions.ts';
import type { ProblemsStore } from '../stores/problems-store.ts';
import type { Problem } from './protocol.ts';

const SEVERITY: Readonly<Record<Severity, number>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

/** Draws every new analysis under its text. */
export function showMarkers(documents: OpenDocuments, problems: ProblemsStore): void {
  problems.subscribe((state, before) => {
    for (const { id, model } of documents.all()) {
      const analysis = state.documents[id];
      if (analysis && analysis !== before.documents[id]) monaco.editor.setModelMarkers(model, 'kiln', analysis.problems.map(toMarker));
    }
  });
}

function toMarker({ rule, severity, message, range }: Problem): editor.IMarkerData {
  return { ...toMonacoRange(range), message, code: rule, source: 'kiln', severity: SEVERITY[severity] };
}
