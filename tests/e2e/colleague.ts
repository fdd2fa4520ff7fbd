import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Imagebuilder } from '@aws-sdk/client-imagebuilder';

/** Another client of the account that the application serves: a colleague, as it were. */
export function colleague(home: string): Imagebuilder {
  const folder = join(home, 'data', 'local-account');
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { endpoint, region } = read('serving.json');
  return new Imagebuilder({ endpoint, region, credentials: read('key.json') });
}
