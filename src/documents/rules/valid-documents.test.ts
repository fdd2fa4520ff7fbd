import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScriptParser } from '../../main/lint/script-parser.ts';
import { analyze } from '../analyze.ts';
import { checkScripts } from '../scripts/check-scripts.ts';

const folder = join(import.meta.dirname, '../testing/valid');
const parser = await loadScriptParser(['bash', 'powershell']);

/** Rules and lines of the findings of a file, at the severities that can fail a build. */
function alarms(fileName: string, text: string): string[] {
  const analysis = analyze(text, { fileName });
  return [...analysis.diagnostics, ...checkScripts(analysis, parser)]
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, range }) => `${rule} ${analysis.lines.positionAt(range.start).line + 1}`);
}

/** How editors and tools write one and the same document. */
const ways: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\uFEFF${text}`],
  ['without a last line end', (text) => text.trimEnd()],
];

describe.each(readdirSync(folder))('%s, which is valid', (fileName) => {
  const text = readFileSync(join(folder, fileName), 'utf8');

  it.each(ways)('has neither errors nor warnings %s', (_, written) => {
    expect(alarms(fileName, written(text))).toEqual([]);
  });
});
