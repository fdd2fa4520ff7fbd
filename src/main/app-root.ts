import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json, `out` and `examples`: the checkout, or the packaged app. Bundling moves this file, so it looks upwards. */
export function appRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('Kiln cannot find its own files: there is no package.json above its code.');
  return appRoot(parent);
}
