// Writes docs/rules: one page a lint rule and an index. `npm test` tells when they are no longer what the rules say.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from './rule-docs.ts';

const folder = join(import.meta.dirname, '../docs/rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pages = rulePages();
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
console.log(`docs/rules: ${pages.size} pages`);
