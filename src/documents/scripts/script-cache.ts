import type { Diagnostic } from '../diagnostic.ts';
import type { ParsedScript, ScriptText } from './model.ts';

/** A script and its findings, whose ranges are of its own text. */
export interface CheckedScript {
  readonly script: ParsedScript;
  readonly findings: readonly Diagnostic[];
}

/** What was found in scripts before, by their text: an edit elsewhere in a document costs nothing. Held by the host. */
export interface ScriptCache {
  readonly scripts: Map<string, CheckedScript>;
}

/** Enough for some large documents. */
const LARGEST = 400;

export function createScriptCache(): ScriptCache {
  return { scripts: new Map() };
}

/** What the cache has of a script; made and kept when it has nothing. The one that was asked for longest ago gives way. */
export function cached({ scripts }: ScriptCache, script: ScriptText, make: () => CheckedScript): CheckedScript {
  const key = `${script.language} ${script.purpose} ${script.text}`;
  const known = scripts.get(key);
  const checked = known ?? make();
  scripts.delete(key);
  scripts.set(key, checked);
  const [oldest] = scripts.keys();
  if (scripts.size > LARGEST && oldest !== undefined) scripts.delete(oldest);
  return checked;
}
