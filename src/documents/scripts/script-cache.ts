import type { Diagnostic } from '../diagnostic.ts';
import type { SemanticToken } from '../features/types.ts';
import type { ScriptText } from './model.ts';

/** What was found in scripts before, by their text: an edit elsewhere in a document costs nothing. Held by the host. */
export interface ScriptCache {
  readonly findings: ByText<readonly Diagnostic[]>;
  readonly tokens: ByText<readonly SemanticToken[]>;
}

/** By language and purpose, then by text. */
type ByText<T> = Map<string, Map<string, T>>;

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
function kept<T>(cache: ByText<T>, { language, purpose, text }: ScriptText, make: () => T): T {
  const kind = `${language} ${purpose}`;
  const alike = cache.get(kind) ?? new Map<string, T>();
  cache.set(kind, alike);
  const value = alike.get(text) ?? make();
  alike.delete(text);
  alike.set(text, value);
  const oldest = alike.size > LARGEST ? alike.keys().next().value : undefined;
  if (oldest !== undefined) alike.delete(oldest);
  return value;
}
