import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../contract/index.ts';
import { analyze, type FileFacts, factsOf } from '../../documents/index.ts';
import { readWorkspaceFile } from '../workspace/content.ts';

/** What a file of a workspace tells the others; null when it cannot be read as text of ours. */
async function factsOfFile(file: { readonly root: string; readonly path: string }): Promise<FileFacts | null> {
  try {
    const { text } = await readWorkspaceFile(file);
    return factsOf(analyze(text, { fileName: file.path }), file.path);
  } catch (error) {
    if (error instanceof AppError) return null; // gone, no text, too large: it tells nothing
    throw error;
  }
}

/** The same of many, one after the other, so that other requests come through. */
export async function factsOfFiles(root: string, paths: readonly string[], signal: AbortSignal): Promise<readonly (FileFacts | null)[]> {
  const facts: (FileFacts | null)[] = [];
  for (const path of paths) {
    await setImmediate();
    signal.throwIfAborted();
    facts.push(await factsOfFile({ root, path }));
  }
  return facts;
}
