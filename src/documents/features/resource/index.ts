import type { LanguageFeatures } from '../language.ts';
import { complete } from './complete.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';

export const resourceFeatures: LanguageFeatures = { complete, hover, outline };
