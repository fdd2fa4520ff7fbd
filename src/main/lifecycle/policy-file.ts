import { isNode, LineCounter, parseDocument } from 'yaml';
import { AppError, type LifecyclePolicySettings, lifecyclePolicyFaults, lifecyclePolicySettings } from '../../contract/index.ts';
import { readWorkspaceFile } from '../workspace/content.ts';

/** The settings in a lifecycle policy's file. Fails with `invalid-input`, naming file and line, where the account would not take them. */
export async function readPolicyFile(file: { readonly root: string; readonly path: string }): Promise<LifecyclePolicySettings> {
  const { text } = await readWorkspaceFile(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (line: number, message: string) =>
    new AppError('invalid-input', `${file.path}:${line}: ${message}`, { path: file.path, line });
  const [error] = document.errors;
  if (error) throw fail(error.linePos?.[0].line ?? 1, error.message.split('\n')[0] ?? 'not YAML');
  const result = lifecyclePolicySettings.safeParse(document.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    const keys = issue?.path ?? [];
    throw fail(lineOf(document, lines, keys), `${keys.join('.')}: ${issue?.message}. This is not a lifecycle policy that AWS would take.`);
  }
  const [fault] = lifecyclePolicyFaults(result.data);
  if (fault !== undefined) throw fail(1, fault);
  return result.data;
}

/** The line of a value, or of the nearest thing around it that is there; counted from 1. */
function lineOf(document: ReturnType<typeof parseDocument>, lines: LineCounter, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length >= 0; length -= 1) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
