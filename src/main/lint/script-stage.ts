import {
  type Analysis,
  checkScripts,
  createScriptCache,
  type Diagnostic,
  isForShellCheck,
  type Script,
  type ScriptLanguage,
  type ScriptParser,
  scriptsOf,
  shellCheckFindings,
} from '../../documents/index.ts';
import { shellCheck } from './shellcheck.ts';

/** The second stage of linting: what is found in the scripts of documents. */
export interface ScriptStage {
  /** Findings for `settleFindings`, under the stage `script`. Rejects only when the parser's own files are missing. */
  check(analysis: Analysis): Promise<readonly Diagnostic[]>;
  /** What ShellCheck finds in the scripts of several documents, in their order. Rejects when ShellCheck fails or the signal fires. */
  shellCheck(path: string, analyses: readonly Analysis[], signal: AbortSignal): Promise<readonly (readonly Diagnostic[])[]>;
}

/** The parser is loaded with the first script of its language: a document without scripts waits for nothing. */
export function createScriptStage(): ScriptStage {
  const cache = createScriptCache();
  const parsers = new Map<ScriptLanguage, Promise<ScriptParser>>();
  const parserFor = (language: ScriptLanguage) => {
    const parser = parsers.get(language) ?? loadParser(language);
    parsers.set(language, parser);
    return parser;
  };
  return {
    check: async (analysis) => {
      const languages = new Set(scriptsOf(analysis).map(({ language }) => language));
      if (languages.size === 0) return [];
      const loaded = new Map<ScriptLanguage, ScriptParser>();
      for (const language of languages) loaded.set(language, await parserFor(language));
      return checkScripts(analysis, (language, text) => loaded.get(language)?.(language, text), cache);
    },
    shellCheck: async (path, analyses, signal) => {
      const scripts = analyses.map((analysis) => scriptsOf(analysis).filter(isForShellCheck));
      const remarks = (await shellCheck(path, textsOf(scripts), signal)).values();
      return scripts.map((ofDocument) => ofDocument.flatMap((script) => shellCheckFindings(script, remarks.next().value ?? [])));
    },
  };
}

async function loadParser(language: ScriptLanguage): Promise<ScriptParser> {
  const { loadScriptParser } = await import('./script-parser.ts');
  return loadScriptParser([language]);
}

const textsOf = (scripts: readonly (readonly Script[])[]) => scripts.flatMap((ofDocument) => ofDocument.map(({ text }) => text));
