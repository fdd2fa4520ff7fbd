import type { Analysis } from '../../analysis.ts';
import type { Step } from '../../kinds/component/model.ts';

/** The step that an offset is in: the last one that begins before it, unless something else of the document began since. */
export function stepAt({ component }: Analysis, offset: number): Step | undefined {
  const step = component?.steps.findLast(({ range }) => range.start <= offset);
  if (step === undefined || offset <= step.range.end) return step;
  const isBehindAnotherPhase = component?.phases.some(({ range }) => range.start > step.range.start && range.start <= offset);
  return isBehindAnotherPhase === true ? undefined : step;
}
