import { partsOf } from './embedded.ts';
import type { Subject } from './language.ts';
import { languageOf } from './languages.ts';
import type { InlayHint } from './types.ts';

/** What a reader would have to work out, beside where it matters. `now` is when schedules are counted from. */
export function inlayHints(subject: Subject, now: Date): readonly InlayHint[] {
  return partsOf(subject).flatMap(({ subject: part, outward }) => {
    const hints = languageOf(part.analysis).inlayHints?.(part, now) ?? [];
    if (outward === undefined) return hints;
    return hints.map((hint) => ({ ...hint, offset: outward.range({ start: hint.offset, end: hint.offset }).start }));
  });
}
