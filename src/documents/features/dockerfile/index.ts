import type { LanguageFeatures } from '../language.ts';

export const dockerfileFeatures: LanguageFeatures = {};
