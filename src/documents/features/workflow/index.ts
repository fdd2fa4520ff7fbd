import type { LanguageFeatures } from '../language.ts';

export const workflowFeatures: LanguageFeatures = {};
