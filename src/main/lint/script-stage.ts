import {
  type Analysis,
  checkScripts,
  createScriptCache,
  type Diagnostic,
  needsParser,
  type ScriptLanguage,
  type ScriptParser,
  scriptsOf,
} from '../../documents/index.ts';
import { askAbout } from './ask-shellcheck.ts';
import type { ShellCheckQueue } from './shellcheck-queue.ts';

/** The second stage of linting: what is found in the scripts of documents. */
export interface ScriptStage {
  /** Findings for `settleFindings`, under the stage `script`. Rejects only when the parser's own files are missing. */
  check(analysis: Analysis): Promise<readonly Diagnostic[]>;
}

/** The parser is loaded with the first script that needs it: the others wait for nothing. */
export function createScriptStage(shellCheck?: ShellCheckQueue): ScriptStage {
  const cache = createScriptCache();
  const parsers = new Map<ScriptLanguage, Promise<ScriptParser>>();
  const parserFor = (language: ScriptLanguage) => {
    const parser = parsers.get(language) ?? loadParser(language);
    parsers.set(language, parser);
    return parser;
  };
  return {
    check: async (analysis) => {
      const scripts = scriptsOf(analysis);
      if (scripts.length === 0) return [];
      const remarks = shellCheck && askAbout(scripts, shellCheck);
      const loaded = new Map<ScriptLanguage, ScriptParser>();
      for (const script of scripts) if (needsParser(script)) loaded.set(script.language, await parserFor(script.language));
      const own = checkScripts(analysis, (language, text) => loaded.get(language)?.(language, text), cache);
      return remarks === undefined ? own : [...own, ...(await remarks)];
    },
  };
}

async function loadParser(language: ScriptLanguage): Promise<ScriptParser> {
  const { loadScriptParser } = await import('./script-parser.ts');
  return loadScriptParser([language]);
}
