import type { Diagnostic, Fix } from '../diagnostic.ts';
import type { Step } from '../kinds/component/model.ts';
import { changeBetween, type TextChange } from '../syntax/change.ts';
import { sameNode } from '../syntax/same-node.ts';
import { shiftedRange } from '../syntax/shift.ts';

/** What the checks of steps found in an earlier text, one list a step; undefined when a rule broke, since then some are missing. */
export type StepFindings = readonly (readonly Diagnostic[])[] | undefined;

/** A document that was checked before, under the same rules. */
export interface CheckedDocument {
  readonly text: string;
  readonly steps: readonly Step[];
  readonly findings: StepFindings;
}

const NOTHING: readonly Diagnostic[] = [];

/**
 * Gives the earlier findings of steps that are still the same. A step's check looks at nothing beyond the step, so they hold; where the
 * step has moved, they move with it.
 */
export function keptFindings(
  before: CheckedDocument,
  text: string,
  steps: readonly Step[],
): (index: number) => readonly Diagnostic[] | undefined {
  const { findings } = before;
  if (findings === undefined) return () => undefined;
  const change = changeBetween(before.text, text);
  const missing = steps.length - before.steps.length;
  return (index) => {
    const step = steps[index];
    const shift = step === undefined ? undefined : shiftOf(change, text, step);
    if (step === undefined || shift === undefined) return undefined;
    // Steps before the change keep their number from the front, those behind it from the back.
    const earlier = step.range.end <= change.prefixEnd ? index : index - missing;
    return isSame(before.steps[earlier], step, shift) ? shifted(findings[earlier] ?? NOTHING, shift) : undefined;
  };
}

/** How far a step moved whose text, from the start of its first line on, is untouched; undefined for another. */
function shiftOf({ prefixEnd, suffixStart, shift }: TextChange, text: string, { range }: Step): number | undefined {
  if (range.end <= prefixEnd) return 0;
  return range.start > suffixStart && text.lastIndexOf('\n', range.start) >= suffixStart ? shift : undefined;
}

function isSame(before: Step | undefined, step: Step, shift: number): boolean {
  return before !== undefined && before.range.start + shift === step.range.start && sameNode(before.item, step.item, shift);
}

function shifted(findings: readonly Diagnostic[], by: number): readonly Diagnostic[] {
  return by === 0 || findings.length === 0 ? findings : findings.map((found) => shiftedFinding(found, by));
}

function shiftedFinding(found: Diagnostic, by: number): Diagnostic {
  const range = shiftedRange(found.range, by);
  return found.fixes === undefined ? { ...found, range } : { ...found, range, fixes: found.fixes.map((fix) => shiftedFix(fix, by)) };
}

function shiftedFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map(({ range, newText }) => ({ range: shiftedRange(range, by), newText })) };
}
