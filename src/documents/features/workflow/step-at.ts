import type { WorkflowDocument, WorkflowStep } from '../../kinds/workflow/model.ts';
import type { TextLines } from '../block-lines.ts';
import { keysBeside } from '../block-path.ts';
import type { Cursor } from '../cursor.ts';

const STEP_DEPTH = 2;

/** The action of the step that the cursor is in, told by the text: its key stands beside the cursor, or beside the key that leads there. */
export function actionAt(document: TextLines, { parts, place, siblings }: Cursor): string | undefined {
  if (place[0] !== 'steps') return undefined;
  const inStep = parts[STEP_DEPTH];
  const keys = parts.length === STEP_DEPTH ? siblings : inStep?.type === 'key' ? keysBeside(document, inStep) : undefined;
  return keys?.get('action')?.replaceAll(/^['"]|['"]$/g, '');
}

/** The step that an offset is in: the last one that begins before it, unless the outputs began since. */
export function stepAt(workflow: WorkflowDocument, offset: number): WorkflowStep | undefined {
  const step = workflow.steps.findLast(({ range }) => range.start <= offset);
  if (step === undefined || offset <= step.range.end) return step;
  const others = [...workflow.outputs, ...workflow.parameters];
  return others.some(({ range }) => range.start > step.range.start && range.start <= offset) ? undefined : step;
}
