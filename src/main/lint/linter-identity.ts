import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '../app-root.ts';

/**
 * Differs between any two bundles: chunks have a hash of their content in their names, of the other files size and time count. Undefined
 * for a linter that runs from its sources, where any of a thousand files may change.
 */
export function linterIdentity(): string | undefined {
  if (import.meta.filename.endsWith('.ts')) return undefined;
  const folder = join(appRoot(), 'out', 'main');
  const { createHash } = process.getBuiltinModule('node:crypto'); // not at the start, which it makes a tenth longer
  const hash = createHash('sha256').update(process.version);
  for (const chunk of readdirSync(join(folder, 'chunks')).sort()) hash.update(`\n${chunk}`);
  for (const part of ['.', 'wasm']) {
    for (const name of readdirSync(join(folder, part)).sort()) {
      const { size, mtimeMs } = statSync(join(folder, part, name));
      hash.update(`\n${part}/${name} ${size} ${mtimeMs}`);
    }
  }
  return hash.digest('base64url');
}
