import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Analysis,
  checkFile,
  checkScripts,
  createScriptCache,
  type Diagnostic,
  type ScriptParser,
  type StageFindings,
  scriptsOf,
  settleFindings,
} from '../../documents/index.ts';
import { loadScriptParser } from '../lint/script-parser.ts';
import type { Folder } from './folder.ts';
import type { OpenAnalyses } from './open-analyses.ts';

/** All that is found in open documents, stage by stage. */
export interface Findings {
  /** What is known of the document as it is now; the findings in its scripts once they were checked. */
  of(document: TextDocument): readonly Diagnostic[];
  /** The same without what its analysis alone found. */
  later(document: TextDocument): readonly Diagnostic[];
  /** Checks the scripts of a document; resolves to whether that brought something for the text as it is now. */
  checkScriptsOf(document: TextDocument): Promise<boolean>;
  forget(uri: string): void;
}

interface FindingsDeps {
  readonly analyses: OpenAnalyses;
  /** The folder of a document and its path in it. */
  placed(uri: string): { readonly path: string; readonly folder: Folder } | undefined;
}

interface ScriptFindings {
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
}

export function createFindings({ analyses, placed }: FindingsDeps): Findings {
  const cache = createScriptCache();
  const ofScripts = new Map<string, ScriptFindings>();
  let parser: Promise<ScriptParser> | undefined;

  const stagesOf = ({ uri }: TextDocument, analysis: Analysis): readonly StageFindings[] => {
    const at = placed(uri);
    const scripts = ofScripts.get(uri);
    const stages: StageFindings[] = [];
    if (scripts?.analysis === analysis) stages.push({ stage: 'script', diagnostics: scripts.diagnostics });
    // What other files lack is known once all have been read.
    if (at?.folder.isRead()) stages.push({ stage: 'workspace', diagnostics: checkFile(analysis, at.path, at.folder.facts()) });
    return stages;
  };
  const of = (document: TextDocument) => {
    const { analysis } = analyses.subjectOf(document);
    const at = placed(document.uri);
    return settleFindings(analysis, stagesOf(document, analysis), at?.folder.settingsOf(at.path));
  };
  return {
    of,
    later(document) {
      const { diagnostics } = analyses.subjectOf(document).analysis;
      return of(document).filter((found) => !diagnostics.includes(found));
    },
    async checkScriptsOf(document) {
      const { analysis } = analyses.subjectOf(document);
      if (scriptsOf(analysis).length === 0) return false;
      parser ??= loadScriptParser(['bash', 'powershell']);
      const parse = await parser;
      if (analyses.subjectOf(document).analysis !== analysis) return false; // it was typed on meanwhile
      ofScripts.set(document.uri, { analysis, diagnostics: checkScripts(analysis, parse, cache) });
      return true;
    },
    forget: (uri) => void ofScripts.delete(uri),
  };
}
