import type { LanguageFeatures } from '../language.ts';
import { complete } from './complete.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { definition, links } from './links.ts';
import { outline } from './outline.ts';
import { references, rename, renameable } from './rename.ts';

/** What requests of Image Builder and AppStream answer to an editor. */
export const resourceFeatures: LanguageFeatures = {
  complete,
  hover,
  outline,
  inlayHints,
  links,
  definition,
  references,
  renameable,
  rename,
};
