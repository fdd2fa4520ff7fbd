import { isAbsolute, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Rule, ruleById, type Severity } from '../../../documents/index.ts';
import { version } from '../../version.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import type { FoundFix, LintedDocument, LintFinding } from '../outcome.ts';
import type { LintReport, ReportFormat } from './format.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const BASE = 'SRCROOT';

/**
 * For code scanning: SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0). Lines and columns count from 1, columns in UTF-16 code units,
 * and the end of a region is the place behind it.
 */
export const sarif: ReportFormat = {
  name: 'sarif',
  detailed: true,
  write(report) {
    const ids = [...new Set(report.documents.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)))].sort();
    const log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Kiln', semanticVersion: version, rules: ids.map(ruleDescriptor) } },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [BASE]: { uri: folderUri(report.cwd) } },
          invocations: [invocation(report)],
          artifacts: report.documents.map(({ file }) => ({ location: artifactLocation(file, report) })),
          results: report.documents.flatMap((document, index) => resultsOf(document, { index, ids, cwd: report.cwd })),
        },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
};

function invocation({ unreadable, cwd }: LintReport) {
  return {
    executionSuccessful: unreadable.length === 0,
    toolExecutionNotifications: unreadable.map(({ file, message }) => ({
      level: 'error',
      message: { text: `${file} cannot be read: ${message}` },
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(file, { cwd }) } }],
    })),
  };
}

/** Findings of other programs (ShellCheck) and of unreadable text have no rule of ours. */
function ruleDescriptor(id: string) {
  const rule = ruleById(id);
  return rule === undefined ? { id } : { id, ...describe(rule) };
}

function describe({ summary, explanation, source, severity, category }: Rule) {
  return {
    shortDescription: { text: summary },
    help: { text: `${explanation.trim()}\n\nSource: ${source}`, markdown: `${explanation.trim()}\n\nSource: ${source}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [category] },
  };
}

interface Place {
  readonly index: number;
  readonly ids: readonly string[];
  readonly cwd: string;
}

function resultsOf(document: LintedDocument, { index, ids, cwd }: Place) {
  const fingerprints = fingerprintsOf(document);
  const location = { ...artifactLocation(document.file, { cwd }), index };
  return document.diagnostics.map((finding, at) => ({
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation: location, region: regionOf(finding.range) } }],
    partialFingerprints: { 'kilnFinding/v1': fingerprints[at] ?? '' },
    ...fixesOf(finding, location),
  }));
}

function fixesOf({ fixes = [] }: LintFinding, artifact: object) {
  return fixes.length === 0 ? {} : { fixes: fixes.map((fix) => sarifFix(fix, artifact)) };
}

function sarifFix({ title, edits }: FoundFix, artifact: object) {
  const replacements = edits.map(({ range, newText }) => ({ deletedRegion: regionOf(range), insertedContent: { text: newText } }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: artifact, replacements }] };
}

function regionOf({ start, end }: LintFinding['range']) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function artifactLocation(file: string, { cwd }: Pick<LintReport, 'cwd'>): { uri: string; uriBaseId?: string } {
  const isOutside = isAbsolute(file) || file === '..' || file.startsWith(`..${sep}`);
  return isOutside ? { uri: pathToFileURL(resolve(cwd, file)).href } : { uri: relativeUri(file), uriBaseId: BASE };
}

/** A colon in the first part would make it a scheme; it is encoded with the rest. */
function relativeUri(file: string): string {
  return file.split(sep).map(encodeURIComponent).join('/');
}

function folderUri(folder: string): string {
  return pathToFileURL(folder.endsWith(sep) ? folder : folder + sep).href;
}
