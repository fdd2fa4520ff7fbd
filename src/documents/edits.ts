import type { Fix, TextEdit } from './diagnostic.ts';

/** A text after edits whose ranges do not overlap, in any order. Edits at one place are made in the order of the list. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let at = 0;
  for (const { range, newText } of ordered) {
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

/** The edits of as many fixes as can be made at once: of two that touch the same text the first stays, and no fix is made by half. */
export function compatibleEdits(fixes: readonly Fix[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { edits } of fixes) {
    if (!edits.some((edit) => taken.some((other) => touch(edit, other)))) taken.push(...edits);
  }
  return taken;
}

/** Two insertions at one place touch as well: which comes first would be chance. */
function touch({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}
