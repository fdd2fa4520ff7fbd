import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';

// Requests as people write them: in YAML and JSON, with placeholders and comments, in all partitions.
const folder = join(import.meta.dirname, 'valid');

describe('nothing is wrong with', () => {
  it.each(readdirSync(folder))('%s', (fileName) => {
    const text = readFileSync(join(folder, fileName), 'utf8');
    const { resource, diagnostics } = analyze(text, { fileName });
    expect(resource).toBeDefined();
    const found = diagnostics.filter(({ severity }) => severity !== 'info');
    expect(found.map(({ rule, range, message }) => `${rule} “${text.slice(range.start, range.end)}” ${message}`)).toEqual([]);
  });
});
