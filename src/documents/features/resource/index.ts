import type { LanguageFeatures } from '../language.ts';

export const resourceFeatures: LanguageFeatures = {};
