import { isScalar, parseDocument } from 'yaml';
import { AppError } from '../../contract/index.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { writeWorkspaceFile } from '../workspace/write-file.ts';
import type { FileEdit } from './step.ts';

/** The text with one value replaced in its own quotes; undefined when that value is not there any more. Comments and layout stay. */
export function replaceValue(text: string, { keys, from, to }: Pick<FileEdit, 'keys' | 'from' | 'to'>): string | undefined {
  const node = parseDocument(text).getIn(keys, true);
  if (!isScalar(node) || !node.range || String(node.value) !== from) return undefined;
  const [start, end] = node.range;
  const quote = /^['"]/.exec(text.slice(start, end))?.[0] ?? '';
  return `${text.slice(0, start)}${quote}${to}${quote}${text.slice(end)}`;
}

/** Writes a value that publishing has changed into its file. Says in a sentence why not, where somebody changed it meanwhile. */
export async function editFile(root: string, edit: FileEdit): Promise<string | undefined> {
  const { path, to } = edit;
  const left = `${path} was changed meanwhile and is left as it is; what is published is ${to}.`;
  try {
    const { text, version } = await readWorkspaceFile({ root, path });
    const edited = replaceValue(text, edit);
    if (edited === undefined) return left;
    await writeWorkspaceFile({ root, path, text: edited, expected: version, overwrite: false });
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return `${left} (${error.message})`;
    throw error;
  }
}
