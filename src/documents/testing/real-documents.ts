import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface RealDocument {
  /** Path from the checkout's parent: stable on every machine. */
  readonly name: string;
  readonly text: string;
}

const checkout = fileURLToPath(new URL('../../../', import.meta.url));

function documentsBelow(folder: string): readonly RealDocument[] {
  const root = `${checkout}${folder}`;
  if (!existsSync(root)) return [];
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ya?ml|json)$/.test(file));
  return files.sort().map((file) => ({ name: `${folder}/${file}`, text: readFileSync(`${root}/${file}`, 'utf8') }));
}

/** The examples that come with Kiln. */
export const examples = documentsBelow('examples');

/** Public documents by other people, which are not ours to copy: empty where they are not at hand. */
export const corpus = documentsBelow('../shared/corpus');
