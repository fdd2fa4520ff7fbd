import type { LanguageFeatures } from '../language.ts';
import { complete } from './complete.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';

/** What the language of component documents answers to an editor. */
export const componentFeatures: LanguageFeatures = { complete, hover, outline };
