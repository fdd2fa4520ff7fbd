import type { Step } from '../../kinds/component/model.ts';
import type { TextRange } from '../../text.ts';
import type { Subject } from '../language.ts';
import type { CodeAction } from '../types.ts';
import { convertInputs } from './convert-inputs.ts';
import { extractSteps } from './extract/steps.ts';

/** What can be done with the steps that a range touches. */
export function refactorings(subject: Subject, range: TextRange): readonly CodeAction[] {
  const touched = (subject.analysis.component?.steps ?? []).filter((step) => touches(step, range));
  const [only, ...others] = touched;
  const conversions = only === undefined || others.length > 0 ? [] : convertInputs(only, subject.analysis.text);
  return [...conversions, ...extractSteps(subject, touched)];
}

function touches({ range }: Step, { start, end }: TextRange): boolean {
  return range.start <= end && range.end >= start;
}
