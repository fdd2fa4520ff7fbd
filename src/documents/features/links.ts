import { partsOf } from './embedded.ts';
import type { Subject } from './language.ts';
import { languageOf } from './languages.ts';
import type { DocumentLink } from './types.ts';

/** Places in a document that name a file of the workspace or a page on the web. */
export function links(subject: Subject): readonly DocumentLink[] {
  return partsOf(subject).flatMap(({ subject: part, outward }) => {
    const found = languageOf(part.analysis).links?.(part) ?? [];
    return outward === undefined ? found : found.map((link) => ({ ...link, range: outward.range(link.range) }));
  });
}
