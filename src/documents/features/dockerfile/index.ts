import type { LanguageFeatures } from '../language.ts';
import { complete } from './complete.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';
import { tokens } from './tokens.ts';

export const dockerfileFeatures: LanguageFeatures = { complete, hover, outline, tokens };
