import { posix } from 'node:path';
import { AppError, type ImageScriptText } from '../../../contract/index.ts';
import { analyze, type DeclaredImage, type Diagnostic, imageScript, readDeclaredImage, scriptFilesOf } from '../../../documents/index.ts';
import { invalidFile } from '../../resources/resource-file.ts';
import { readWorkspaceFile } from '../../workspace/content.ts';
import type { InWorkspace } from '../../workspace/paths.ts';

interface Declared {
  readonly image: DeclaredImage;
  /** What the rules warn of. */
  readonly notes: readonly string[];
}

async function read(file: InWorkspace): Promise<Declared> {
  const { path } = file;
  const analysis = analyze((await readWorkspaceFile(file)).text, { fileName: path });
  if (analysis.kind !== 'appstream-image')
    throw invalidFile(path, 1, 'this declares no AppStream image (name, base and applications; *.appstream-image.yaml).');
  const lineOf = ({ range }: Diagnostic) => analysis.lines.positionAt(range.start).line + 1;
  const error = analysis.diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw invalidFile(path, lineOf(error), `${error.message} (${error.rule})`);
  const image = readDeclaredImage(analysis);
  if (!image) throw invalidFile(path, 1, 'this is no whole declaration of an image.');
  const warnings = analysis.diagnostics.filter(({ severity }) => severity === 'warning');
  return { image, notes: warnings.map((warning) => `${path}:${lineOf(warning)}: ${warning.message}`) };
}

/** A file of the workspace that declares an image. Fails with `invalid-input`, naming file and line, on what the rules call an error. */
export async function readDeclaredFile(file: InWorkspace): Promise<DeclaredImage> {
  return (await read(file)).image;
}

/** The script of a declared image, with the texts of the script files that it names. */
export async function scriptOf(file: InWorkspace): Promise<ImageScriptText> {
  const { image, notes } = await read(file);
  const scripts = new Map<string, string>();
  for (const name of scriptFilesOf(image)) {
    const path = posix.join(posix.dirname(file.path), name);
    scripts.set(name, (await readWorkspaceFile({ root: file.root, path })).text);
  }
  const script = imageScript({ image, scripts }, file.path);
  if (script) return { fileName: script.fileName, language: script.language, text: script.text, notes };
  const remedy = 'Name a platform in “base”, or an application with its path.';
  throw new AppError('invalid-input', `${file.path}: nothing tells whether the image runs Windows or Linux. ${remedy}`, {
    path: file.path,
    line: 1,
  });
}
