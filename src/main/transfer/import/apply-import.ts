import { AppError, type ImportFile, type ImportItem } from '../../../contract/index.ts';
import { writeTogether } from '../../files/write-together.ts';
import { fileError, readWorkspaceFile } from '../../workspace/content.ts';
import { resolveInside } from '../../workspace/paths.ts';

/** The files that an item is written as, given what was decided. */
function filesToWrite({ decision, files, name, state }: ImportItem): readonly ImportFile[] {
  if (decision === 'skip') return [];
  if (state === 'different' && decision !== 'replace')
    throw new AppError('conflict', `The files of ${name} are there already and say something else. Decide what is to become of them.`);
  return files.filter((file) => file.state !== 'same');
}

async function checkUnchanged(root: string, { path, current }: ImportFile): Promise<void> {
  const found = await readWorkspaceFile({ root, path }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  });
  if (found?.text !== current) throw new AppError('conflict', `${path} has changed since the import was planned. Plan it again.`);
}

/** Writes what an import planned: all of it, or nothing. Gives the paths. */
export async function applyImport(root: string, items: readonly ImportItem[]): Promise<readonly string[]> {
  const files = items.flatMap(filesToWrite);
  for (const file of files) await checkUnchanged(root, file);
  const resolved = await Promise.all(files.map(async ({ path, text }) => ({ path: await resolveInside({ root, path }), text })));
  try {
    await writeTogether(resolved);
  } catch (error) {
    throw fileError(error, files.map(({ path }) => path).join(', '));
  }
  return files.map(({ path }) => path);
}
