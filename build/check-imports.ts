// Checks src against the import table; see import-table.ts.
import { heavyStarts, readImportGraph, violations } from './imports.ts';

const graph = readImportGraph('.');
const found = [...violations(graph), ...heavyStarts(graph)];
console.log(found.length > 0 ? found.join('\n') : `${graph.size} files keep to the import table`);
process.exitCode = found.length > 0 ? 1 : 0;
