import type { TextLines } from '../block-lines.ts';
import { keysBeside } from '../block-path.ts';
import type { Cursor } from '../cursor.ts';

const STEP_DEPTH = 4;

/** The action of the step that the cursor is in: its key stands beside the cursor, or beside the step's key that leads there. */
export function actionAt(document: TextLines, { parts, siblings }: Cursor): string | undefined {
  const inStep = parts[STEP_DEPTH];
  const keys = parts.length === STEP_DEPTH ? siblings : inStep?.type === 'key' ? keysBeside(document, inStep) : undefined;
  return keys?.get('action')?.replaceAll(/^['"]|['"]$/g, '');
}
