import type { LanguageFeatures } from '../language.ts';
import { complete } from './complete.ts';
import { definition, references } from './definition.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { links } from './links.ts';
import { outline } from './outline.ts';
import { refactorings } from './refactorings.ts';
import { rename, renameable } from './rename.ts';
import { signature } from './signature.ts';
import { tokens } from './tokens.ts';

/** What the language of component documents answers to an editor. */
export const componentFeatures: LanguageFeatures = {
  complete,
  hover,
  signature,
  definition,
  references,
  renameable,
  rename,
  outline,
  inlayHints,
  links,
  tokens,
  refactorings,
};
