// What Image Assistant looks up before it takes an application, in its order and with its words.
import type { BuilderFiles } from './builder-files.ts';
import { imageSize } from './image-size.ts';
import { Refusal } from './refusal.ts';

export interface ApplicationPaths {
  readonly program: string;
  readonly icon: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly manifest: string | undefined;
}

/** Throws a Refusal for a path behind which nothing is, or not what should be; gives the paths that could not be looked up. */
export async function checkFiles(files: BuilderFiles, paths: ApplicationPaths): Promise<readonly string[]> {
  const unseen: string[] = [];
  const must = async (path: string | undefined, wanted: 'file' | 'folder', refusal: string): Promise<boolean> => {
    if (path === undefined) return false;
    const found = await files.look(path);
    if (found === 'unseen') unseen.push(path);
    else if (found !== wanted) throw new Refusal(`${refusal}: ${path}`);
    return found === wanted;
  };
  await must(paths.program, 'file', 'File not found (absolute-app-path)');
  await must(paths.workingDirectory, 'folder', 'Directory not found (working-directory)');
  if (await must(paths.icon, 'file', 'File not found (absolute-icon-path)')) await checkIcon(files, paths.icon ?? '');
  if (await must(paths.manifest, 'file', 'Optimization-manifest not found')) await checkManifest(files, paths.manifest ?? '', unseen);
  return unseen;
}

const maxPixels = 256;
/** More than any picture of that size takes; a frame of a JPEG may stand behind other pictures in it. */
const maxIcon = 4 * 1024 * 1024;

async function checkIcon(files: BuilderFiles, path: string): Promise<void> {
  const size = imageSize(await files.read(path, maxIcon));
  if (!size) throw new Refusal(`Invalid value (absolute-icon-path): ${path} is no jpg, png or bmp.`);
  if (size.width > maxPixels || size.height > maxPixels) {
    throw new Refusal(
      `Invalid value (absolute-icon-path): ${path} has ${size.width} × ${size.height} pixels, and ${maxPixels} × ${maxPixels} are the most.`,
    );
  }
}

const maxManifest = 16 * 1024 * 1024;

/** Each line is the absolute path of a file, or of a folder. */
async function checkManifest(files: BuilderFiles, path: string, unseen: string[]): Promise<void> {
  const text = (await files.read(path, maxManifest)).toString('utf8').replace(/^\uFEFF/, '');
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const found = await files.look(line);
    if (found === 'missing') throw new Refusal(`File not found: ${line}`);
    if (found === 'unseen') unseen.push(line);
  }
}
