// yaml-language-server as a library over a file or the files of a folder, as Kiln's command line is called.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createValidator } from './language-server.ts';

const [path = '.'] = process.argv.slice(2);
const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
const validate = createValidator();
let found = 0;
for (const file of files) found += (await validate(readFileSync(file, 'utf8'))).length;
console.log(`${files.length} documents, ${found} findings`);
