// Writes the table of operations into docs/local-account.md. `npm test` tells when it is no longer true.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCoverage } from './coverage-docs.ts';

const path = join(import.meta.dirname, '../docs/local-account.md');
writeFileSync(path, await withCoverage(readFileSync(path, 'utf8')));
console.log('docs/local-account.md: the table of operations is fresh');
