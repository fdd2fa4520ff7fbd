import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies by reading: inside a packaged app the source lies in an archive that only plain reads reach. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    else await writeFile(target, await readFile(source));
  }
}

/** The user's own copy of the example workspace; made once, his to change from then on. */
export async function exampleWorkspace(bundled: string, data: string): Promise<string> {
  const folder = join(data, 'examples');
  if (!existsSync(folder)) await copyFolder(bundled, folder);
  return folder;
}
