import type { Diagnostic } from '../diagnostic.ts';
import type { SemanticToken } from '../features/types.ts';
import type { ScriptText } from './model.ts';

/** What was found in scripts before, by their text: an edit elsewhere in a document costs nothing. Held by the host. */
export interface ScriptCache {
  readonly findings: Map<string, readonly Diagnostic[]>;
  readonly tokens: Map<string, readonly SemanticToken[]>;
}

/** Enough for some large documents. */
const LARGEST = 400;

export function createScriptCache(): ScriptCache {
  return { findings: new Map(), tokens: new Map() };
}

/** The findings in a script, whose ranges are of its own text; made and kept where the cache has none. */
export function cachedFindings({ findings }: ScriptCache, script: ScriptText, make: () => readonly Diagnostic[]): readonly Diagnostic[] {
  return kept(findings, script, make);
}

/** The same for its colours. */
export function cachedTokens({ tokens }: ScriptCache, script: ScriptText, make: () => readonly SemanticToken[]): readonly SemanticToken[] {
  return kept(tokens, script, make);
}

/** The one that was asked for longest ago gives way. */
function kept<T>(cache: Map<string, T>, { language, purpose, text }: ScriptText, make: () => T): T {
  const key = `${language} ${purpose} ${text}`;
  const value = cache.get(key) ?? make();
  cache.delete(key);
  cache.set(key, value);
  const [oldest] = cache.keys();
  if (cache.size > LARGEST && oldest !== undefined) cache.delete(oldest);
  return value;
}
