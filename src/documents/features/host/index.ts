import type { LanguageFeatures } from '../language.ts';
import { definition, links } from './links.ts';

/** Of files of other tools only what concerns the documents that they hold or name. */
export const hostFeatures: LanguageFeatures = { links, definition };
