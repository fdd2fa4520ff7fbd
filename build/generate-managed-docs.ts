// Writes docs/managed-components.md. `npm test` tells when it is no longer what the catalogue says.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { managedDocs } from './managed-docs.ts';

writeFileSync(join(import.meta.dirname, '../docs/managed-components.md'), managedDocs());
