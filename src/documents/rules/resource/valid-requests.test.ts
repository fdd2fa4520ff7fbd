import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';

// Requests as people write them: in YAML and JSON, with placeholders and comments, in all partitions.
const folder = join(import.meta.dirname, 'valid');
const files = readdirSync(folder);

/** Rule, text and message of every error and warning in a request. */
function findings(text: string, fileName: string): string[] {
  const { resource, diagnostics } = analyze(text, { fileName });
  expect(resource).toBeDefined();
  return diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, range, message }) => `${rule} “${text.slice(range.start, range.end)}” ${message}`);
}

describe('nothing is wrong with', () => {
  it.each(files)('%s', (fileName) => {
    expect(findings(readFileSync(join(folder, fileName), 'utf8'), fileName)).toEqual([]);
  });

  it.each(files)('%s in lines that end as on Windows', (fileName) => {
    expect(findings(readFileSync(join(folder, fileName), 'utf8').replaceAll(/\r?\n/g, '\r\n'), fileName)).toEqual([]);
  });
});
