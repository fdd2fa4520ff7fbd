import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Analysis,
  checkFile,
  checkScripts,
  createScriptCache,
  createShellCheckStage,
  type Diagnostic,
  type ScriptParser,
  type StageFindings,
  scriptsOf,
  settleFindings,
} from '../../documents/index.ts';
import type { ShellChecks } from '../language/shell-checks.ts';
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
  /** The same with ShellCheck, where it is installed. */
  shellCheck(document: TextDocument): Promise<boolean>;
  forget(uri: string): void;
}

interface FindingsDeps {
  readonly analyses: OpenAnalyses;
  readonly shellChecks: Pick<ShellChecks, 'remarksOn'>;
  /** Whether the editor still has it. */
  isOpen(document: TextDocument): boolean;
  /** The folder of a document and its path in it. */
  placed(uri: string): { readonly path: string; readonly folder: Folder } | undefined;
}

interface ScriptFindings {
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
}

export function createFindings({ analyses, shellChecks, isOpen, placed }: FindingsDeps): Findings {
  const cache = createScriptCache();
  const ofScripts = new Map<string, ScriptFindings>();
  // Whoever asks waited until nothing more was typed.
  const shellCheck = createShellCheckStage({ ask: shellChecks.remarksOn, rest: () => Promise.resolve() });
  let parser: Promise<ScriptParser> | undefined;

  const stagesOf = ({ uri }: TextDocument, analysis: Analysis): readonly StageFindings[] => {
    const at = placed(uri);
    const scripts = ofScripts.get(uri);
    const stages: StageFindings[] = [];
    if (scripts?.analysis === analysis) {
      stages.push({ stage: 'script', diagnostics: [...scripts.diagnostics, ...shellCheck.known(analysis)] });
    }
    // What other files lack is known once all have been read.
    if (at?.folder.isRead())
      stages.push({ stage: 'workspace', diagnostics: checkFile(analysis, at.path, at.folder.neighboursOf(at.path)) });
    return stages;
  };
  const isCurrent = (document: TextDocument, analysis: Analysis) => isOpen(document) && analyses.subjectOf(document).analysis === analysis;
  const of = (document: TextDocument) => {
    const { analysis } = analyses.subjectOf(document);
    const at = placed(document.uri);
    if (at?.folder.isLeftOut(at.path)) return [];
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
      if (!isCurrent(document, analysis)) return false;
      ofScripts.set(document.uri, { analysis, diagnostics: checkScripts(analysis, parse, cache) });
      return true;
    },
    shellCheck(document) {
      const { analysis } = analyses.subjectOf(document);
      return shellCheck.check(analysis, () => isCurrent(document, analysis));
    },
    forget: (uri) => void ofScripts.delete(uri),
  };
}
