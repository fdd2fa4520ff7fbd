import { AppError, type FileContent } from '../../contract/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { fileError, readText, versionOf } from './content.ts';
import { type InWorkspace, resolveInside } from './paths.ts';

export interface WriteRequest extends InWorkspace {
  readonly text: string;
  /** The version that the editor last saw; null: there was no file. */
  readonly expected: string | null;
  readonly overwrite: boolean;
}

async function onDisk(real: string, path: string): Promise<FileContent | undefined> {
  try {
    return await readText(real, path);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Writes to one file wait for each other: between looking at the disk and replacing it nobody of ours may come. */
const writing = new Map<string, Promise<unknown>>();

async function inTurn<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  const before = writing.get(path) ?? Promise.resolve();
  const mine = before.then(action, action);
  writing.set(path, mine);
  try {
    return await mine;
  } finally {
    if (writing.get(path) === mine) writing.delete(path);
  }
}

/** Saves a file whole. Fails with `conflict` (detail: what is on disk) when somebody else wrote since the editor read it. */
export async function writeWorkspaceFile(request: WriteRequest): Promise<{ version: string }> {
  const real = await resolveInside(request);
  return inTurn(real, async () => {
    if (!request.overwrite) {
      const current = await onDisk(real, request.path);
      if (current && request.expected === null) throw new AppError('conflict', `${request.path} is there already.`, current);
      if (current && current.version !== request.expected)
        throw new AppError('conflict', `${request.path} was changed by something else since you opened it.`, current);
      if (!current && request.expected !== null)
        throw new AppError('conflict', `${request.path} was deleted by something else since you opened it.`);
    }
    const bytes = Buffer.from(request.text, 'utf8');
    try {
      await writeAtomically(real, bytes);
    } catch (error) {
      throw fileError(error, request.path);
    }
    return { version: versionOf(bytes) };
  });
}
