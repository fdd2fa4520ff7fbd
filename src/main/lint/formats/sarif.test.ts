import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { analyze, rules } from '../../../documents/index.ts';
import type { LintedDocument, LintFinding } from '../outcome.ts';
import { sarif } from './sarif.ts';
import { sarifShape } from './sarif-shape.ts';

const ajv = new Ajv({ allErrors: true });
formats.default(ajv);
const hasShape = ajv.compile(sarifShape);
const draft4 = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, logger: false });
formats.default(draft4);
const isValid = draft4.compile(officialSchema());

/** The schema as OASIS published it, from a package that carries it; its dialect is older than the validator, and says the same without its names. */
function officialSchema(): object {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _dialect, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return schema;
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: Region } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly { artifactChanges: readonly { replacements: readonly { deletedRegion: Region }[] }[] }[];
}

interface SarifRun {
  readonly tool: { driver: { rules: readonly { id: string; help?: { text: string } }[] } };
  readonly originalUriBaseIds: Readonly<Record<string, { uri: string }>>;
  readonly invocations: readonly { executionSuccessful: boolean; toolExecutionNotifications: readonly unknown[] }[];
  readonly results: readonly Result[];
}

const cwd = resolve('/work folder');

/** The run of a report that has the form of SARIF, which is checked of every report here. */
function runOf(documents: readonly LintedDocument[], unreadable: Parameters<typeof sarif.write>[0]['unreadable'] = []): SarifRun {
  const log = JSON.parse(sarif.write({ documents, unreadable, cwd, colour: false })) as { runs: [SarifRun] };
  expect(isValid(log), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true);
  expect(hasShape(log), JSON.stringify(hasShape.errors?.slice(0, 3))).toBe(true);
  return log.runs[0];
}

/** A text with its findings as `kiln lint` tells them to detailed formats. */
function linted(file: string, text: string): LintedDocument {
  const { kind, diagnostics, lines } = analyze(text, { fileName: file });
  const found = diagnostics.map(({ rule, severity, message, range, fixes = [] }): LintFinding => {
    const { start, end } = lines.rangeOf(range);
    const inLines = fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ range: lines.rangeOf(edit.range), newText: edit.newText })),
    }));
    return { rule, severity, message, range: { start, end }, line: text.split('\n')[start.line] ?? '', fixes: inLines };
  });
  return { file, kind, diagnostics: found };
}

function finding(changes: Partial<LintFinding> = {}): LintFinding {
  const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } };
  return { rule: 'unknown-action', severity: 'error', message: 'There is no such action.', range, line: 'a line', ...changes };
}

const named = (file: string): LintedDocument => ({ file, kind: 'component', diagnostics: [finding()] });
const placeOf = (file: string) => runOf([named(file)]).results[0]?.locations[0]?.physicalLocation.artifactLocation;

describe('the report as SARIF', () => {
  it('has the form of SARIF 2.1.0 for the findings and fixes of every rule', () => {
    const { results } = runOf(rules.map(({ id, bad, exampleFile }) => linted(`${id}/${exampleFile ?? 'a.yaml'}`, bad)));
    expect(results.length).toBeGreaterThan(rules.length / 2); // those of later stages need more than one text
    expect(results.some(({ fixes }) => fixes !== undefined)).toBe(true);
  });

  it('has it also without any document', () => {
    expect(runOf([]).results).toEqual([]);
  });

  it('describes each rule once, and each result points at its own', () => {
    const diagnostics = [finding(), finding({ rule: 'SC2086', severity: 'info' }), finding(), finding({ rule: 'insecure-download' })];
    const { tool, results } = runOf([{ file: 'a.yaml', kind: 'component', diagnostics }]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['SC2086', 'insecure-download', 'unknown-action']);
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
    expect(tool.driver.rules[2]?.help?.text).toContain('Names are case-sensitive');
  });

  it('tells hints as notes', () => {
    const diagnostics = (['error', 'warning', 'info'] as const).map((severity) => finding({ severity }));
    expect(runOf([{ file: 'a.yaml', kind: 'component', diagnostics }]).results.map(({ level }) => level)).toEqual([
      'error',
      'warning',
      'note',
    ]);
  });

  it('counts lines and columns from 1, in UTF-16 code units', () => {
    const text = 'schemaVersion: 1.0\ndescription: "😀"\nphases:\n  - name: build\n    steps: [{name: "😀", action: ExecuteBsh}]\n';
    const { results } = runOf([linted('a.yaml', text)]);
    const region = results.find(({ ruleId }) => ruleId === 'unknown-action')?.locations[0]?.physicalLocation.region;
    const column = (text.split('\n')[4] ?? '').indexOf('ExecuteBsh') + 1;
    expect(region).toEqual({ startLine: 5, startColumn: column, endLine: 5, endColumn: column + 'ExecuteBsh'.length });
  });

  it('names files below the working folder from there, encoded', () => {
    expect(placeOf('sub/ä 1%.yaml')).toMatchObject({ uri: 'sub/%C3%A4%201%25.yaml', uriBaseId: 'SRCROOT' });
    expect(placeOf('a:b.yaml')).toMatchObject({ uri: 'a%3Ab.yaml', uriBaseId: 'SRCROOT' });
    expect(runOf([]).originalUriBaseIds.SRCROOT?.uri).toBe(`${pathToFileURL(cwd).href}/`);
  });

  it('names files elsewhere by their whole address', () => {
    const place = placeOf(resolve('/other folder/a.yaml'));
    expect(place?.uri).toBe(pathToFileURL('/other folder/a.yaml').href);
    expect(place).not.toHaveProperty('uriBaseId');
  });

  it('names a file outside of the working folder from that folder, not from where the process runs', () => {
    expect(placeOf('../other/a.yaml')?.uri).toBe(pathToFileURL(resolve('/other/a.yaml')).href);
  });

  it('tells what could not be read, and that the run is not whole', () => {
    const { invocations } = runOf([], [{ type: 'unreadable', file: 'gone.yaml', message: 'there is no such file or folder' }]);
    expect(invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(invocations[0]?.toolExecutionNotifications).toHaveLength(1);
  });

  it('gives equal findings fingerprints that differ, and the same ones when lines have moved', () => {
    const prints = (line: number) => {
      const range = { start: { line, character: 2 }, end: { line, character: 4 } };
      const { results } = runOf([
        { file: 'a.yaml', kind: 'component', diagnostics: [finding({ range }), finding({ range, line: '  a   line ' })] },
      ]);
      return results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);
    };
    expect(new Set(prints(3)).size).toBe(2);
    expect(prints(3)).toEqual(prints(70));
  });
});
