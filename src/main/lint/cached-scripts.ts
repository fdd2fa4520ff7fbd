import { statSync } from 'node:fs';
import { type Analysis, type Diagnostic, type LintSettings, scriptsOf } from '../../documents/index.ts';
import { cacheKey, type FindingsCache } from './findings-cache.ts';
import type { ScriptStage } from './script-stage.ts';

interface CachedScriptsOptions {
  readonly stage: ScriptStage;
  readonly cache: FindingsCache;
  /** The path of ShellCheck, if it is asked. */
  readonly shellCheck: string | undefined;
}

/** What a document's findings depend on beside its text, and the workspace that they are kept for. */
export interface DocumentOrigin {
  readonly root: string;
  readonly file: string;
  readonly settings: LintSettings;
}

/** Finds what is in the scripts of a document. */
export type FindInScripts = (analysis: Analysis, origin: DocumentOrigin) => Promise<readonly Diagnostic[]>;

/**
 * The second stage of a document out of the cache. The first stage is not kept: it takes less time than to read what was kept of it,
 * while a parser for scripts takes longer to load than all else together.
 */
export function cachedScripts({ stage, cache, shellCheck }: CachedScriptsOptions): FindInScripts {
  const shellCheckIdentity = shellCheck === undefined ? 'none' : identityOf(shellCheck);
  return async (analysis, { root, file, settings }) => {
    if (scriptsOf(analysis).length === 0) return [];
    const key = cacheKey(analysis.text, file, JSON.stringify(settings), shellCheckIdentity);
    const known = cache.get(root, key);
    if (known !== undefined) return known;
    const findings = await stage.check(analysis);
    const isComplete = findings.every(({ rule }) => rule !== 'shellcheck-failed');
    if (isComplete) cache.add({ root, key, findings });
    return findings;
  };
}

/** Another ShellCheck may have other remarks. */
function identityOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return `${path} ${status?.size} ${status?.mtimeMs} ${status?.ino}`;
}
