import type { Outward } from '../embedded/outward.ts';
import { innermost } from './embedded.ts';
import type { Place } from './language.ts';
import { languageOf } from './languages.ts';
import { completeNewDocument } from './new-document/complete.ts';
import type { Completion } from './types.ts';

/**
 * What can be typed at a place, by the language of the document there; in a file that holds nothing yet, whole documents of every kind.
 * Reads the text around the place rather than the tree, so it works on half-typed documents; never throws.
 */
export function complete(place: Place): readonly Completion[] {
  const { subject, outward } = innermost(place);
  const own = languageOf(subject.analysis).complete?.(subject) ?? [];
  const found = [...completeNewDocument(subject), ...own];
  return outward === undefined ? found : found.flatMap((completion) => moved(completion, outward) ?? []);
}

function moved(completion: Completion, outward: Outward): Completion | undefined {
  const edit = outward.insertion({ range: completion.range, newText: completion.insertText });
  return edit && { ...completion, range: edit.range, insertText: edit.newText };
}
