import type { LanguageFeatures } from '../language.ts';
import { complete } from './complete.ts';
import { definition, references } from './definition.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';
import { rename, renameable } from './rename.ts';
import { signature } from './signature.ts';
import { tokens } from './tokens.ts';

/** What the language of workflow documents answers to an editor. */
export const workflowFeatures: LanguageFeatures = {
  complete,
  hover,
  signature,
  definition,
  references,
  renameable,
  rename,
  outline,
  tokens,
};
