import {
  type Analysis,
  checkScripts,
  createScriptCache,
  type Diagnostic,
  type ScriptLanguage,
  type ScriptParser,
  type SemanticToken,
  scriptsOf,
  scriptTokens,
} from '../../documents/index.ts';

/** What the scripts of a document bring. */
export interface ScriptFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly tokens: readonly SemanticToken[];
}

/** The second stage in the worker: it comes after the first findings were told, and gives up on a text that is outdated. */
export interface ScriptStage {
  /** What was found, once the scripts of that analysis were checked. */
  known(analysis: Analysis): ScriptFindings | undefined;
  /** Checks the scripts in a later turn. Undefined for a document without scripts, and when `isCurrent` says that there is a newer text. */
  check(analysis: Analysis, isCurrent: () => boolean): Promise<ScriptFindings | undefined>;
}

interface ScriptStageDeps {
  readonly loadParser: (language: ScriptLanguage) => Promise<ScriptParser>;
  /** Ends the turn, so that what was told before is sent and what is typed meanwhile is read. */
  readonly nextTurn: () => Promise<void>;
}

export function createScriptStage({ loadParser, nextTurn }: ScriptStageDeps): ScriptStage {
  const cache = createScriptCache();
  const loaded = new Map<ScriptLanguage, ScriptParser>();
  const known = new WeakMap<Analysis, ScriptFindings>();
  const parse: ScriptParser = (language, text) => loaded.get(language)?.(language, text);

  return {
    known: (analysis) => known.get(analysis),
    async check(analysis, isCurrent) {
      await nextTurn();
      if (!isCurrent()) return undefined;
      const languages = new Set(scriptsOf(analysis).map(({ language }) => language));
      if (languages.size === 0) return undefined;
      for (const language of languages) if (!loaded.has(language)) loaded.set(language, await loadParser(language));
      if (!isCurrent()) return undefined;
      const found = { diagnostics: checkScripts(analysis, parse, cache), tokens: scriptTokens(analysis, parse, cache) };
      known.set(analysis, found);
      return found;
    },
  };
}
