import { dirname, join } from 'node:path';

/** The list of packages and file changes, which the local account writes into the folder of an image's other artifacts. */
export const manifestBeside = (artifact: string) => join(dirname(artifact), 'manifest.json');
