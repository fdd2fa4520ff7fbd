// Writes src/documents/kinds/resource/imagebuilder-shapes.ts and appstream-shapes.ts from the models beside the repository:
// `node build/generate-schemas.ts [FOLDER-OF-MODELS]`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, renderTable, tables } from './shape-tables.ts';

const root = join(import.meta.dirname, '..');

function main(folder: string): void {
  for (const [service, table] of Object.entries(tables)) {
    const path = join(folder, `${service}-model.json`);
    if (!existsSync(path)) {
      console.log(`There is no model at ${path}; the committed table stays.`);
      continue;
    }
    const model = JSON.parse(readFileSync(path, 'utf8')) as Model;
    writeFileSync(join(root, `src/documents/kinds/resource/${service}-shapes.ts`), renderTable(model, table));
  }
}

main(process.argv[2] ?? join(root, '../shared/facts'));
