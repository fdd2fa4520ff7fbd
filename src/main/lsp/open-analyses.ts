import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyze, type LintSettings, type Subject, type WorkspaceFacts } from '../../documents/index.ts';

/** What of the workspace a document's analysis depends on. */
export interface Surroundings {
  /** From the root of its folder; undefined for a document that is in none. */
  readonly path: string | undefined;
  readonly settings: LintSettings;
  readonly workspace: WorkspaceFacts;
}

/** The analyses of open documents: one for each text, made when it is first asked for, from the one of the text before. */
export interface OpenAnalyses {
  subjectOf(document: TextDocument): Subject;
  forget(uri: string): void;
}

interface Kept {
  readonly version: number;
  readonly settings: LintSettings;
  readonly path: string | undefined;
  readonly analysis: Analysis;
}

export function createOpenAnalyses(surroundingsOf: (uri: string) => Surroundings): OpenAnalyses {
  const kept = new Map<string, Kept>();

  const analysisOf = (document: TextDocument, { path, settings }: Surroundings): Analysis => {
    const { uri, version } = document;
    const before = kept.get(uri);
    const isSame = before?.settings === settings && before.path === path;
    if (isSame && before.version === version) return before.analysis;
    const previous = isSame ? before.analysis : undefined;
    const analysis = analyze(document.getText(), { fileName: path ?? uri, settings, previous });
    kept.set(uri, { version, settings, path, analysis });
    return analysis;
  };
  return {
    subjectOf(document) {
      const surroundings = surroundingsOf(document.uri);
      const { path, workspace } = surroundings;
      return { analysis: analysisOf(document, surroundings), path, workspace };
    },
    forget: (uri) => void kept.delete(uri),
  };
}
