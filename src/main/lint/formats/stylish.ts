import type { Severity } from '../../../documents/index.ts';
import type { LintedDocument, LintFinding } from '../outcome.ts';
import type { ReportFormat } from './format.ts';

const escapeSequence = '\u001b[';
const styles = { error: '31', warning: '33', info: '36', bold: '1', faint: '2' } as const;
type Paint = (style: keyof typeof styles, text: string) => string;

const coloured: Paint = (style, text) => `${escapeSequence}${styles[style]}m${text}${escapeSequence}0m`;
const plain: Paint = (_style, text) => text;

/** For people: findings by file, lines and columns from 1, and a summary. */
export const stylish: ReportFormat = {
  name: 'stylish',
  write({ documents, unreadable, colour }) {
    if (documents.length === 0 && unreadable.length > 0) return ''; // what could not be read is told already
    const paint = colour ? coloured : plain;
    const files = documents.filter(({ diagnostics }) => diagnostics.length > 0).map((document) => fileReport(document, paint));
    return `${files.join('')}${summary(documents, paint)}\n`;
  },
};

function fileReport({ file, diagnostics }: LintedDocument, paint: Paint): string {
  const rows = diagnostics.map((finding) => ({ ...finding, place: placeOf(finding) }));
  const width = Math.max(...rows.map(({ place }) => place.length));
  const lines = rows.map(
    ({ place, severity, message, rule }) =>
      `  ${place.padStart(width)}  ${paint(severity, severity.padEnd(7))}  ${printable(message)}  ${paint('faint', rule)}\n`,
  );
  return `${paint('bold', printable(file))}\n${lines.join('')}\n`;
}

function placeOf({ range: { start } }: LintFinding): string {
  return `${start.line + 1}:${start.character + 1}`;
}

function summary(documents: readonly LintedDocument[], paint: Paint): string {
  const checked = count(documents.length, 'document');
  const findings = documents.flatMap(({ diagnostics }) => diagnostics);
  if (documents.length === 0) return 'No documents found.';
  if (findings.length === 0) return `${checked} checked, nothing found.`;
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counts = [
    paint('error', count(of('error'), 'error')),
    paint('warning', count(of('warning'), 'warning')),
    paint('info', `${of('info')} info`),
  ];
  return `${checked} checked: ${counts.join(', ')}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** File names and quoted text come from outside; control characters in them could steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
