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

/** Links under a finding in the editor lead to the page of its rule. */
const RULE_SCHEME = 'kiln-rule';

export function openRuleLinks(open: (rule: string) => void): void {
  monaco.editor.registerLinkOpener({
    open: ({ scheme, path }) => {
      if (scheme === RULE_SCHEME) open(path);
      return scheme === RULE_SCHEME;
    },
  });
}

function toMarker({ rule, severity, message, range }: Problem): editor.IMarkerData {
  const code = { value: rule, target: monaco.Uri.from({ scheme: RULE_SCHEME, path: rule }) };
  return { ...toMonacoRange(range), message, code, source: 'kiln', severity: SEVERITY[severity] };
}
