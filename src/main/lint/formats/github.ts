import type { Severity } from '../../../documents/index.ts';
import type { LintFinding } from '../outcome.ts';
import type { ReportFormat } from './format.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * For GitHub Actions: one workflow command a finding, which GitHub shows at its line. The runner decodes %XX, so what would end a
 * command or a property is written so (docs.github.com, “Workflow commands for GitHub Actions”).
 */
export const github: ReportFormat = {
  name: 'github',
  write({ documents }) {
    return documents.flatMap(({ file, diagnostics }) => diagnostics.map((finding) => annotation(file, finding))).join('');
  },
};

function annotation(file: string, { rule, severity, message, range: { start, end } }: LintFinding): string {
  const properties = { file: file.replaceAll('\\', '/'), ...placeOf(start, end), title: rule };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${data(message)}\n`;
}

/** Columns are taken only for a place within one line. */
function placeOf(start: LintFinding['range']['start'], end: LintFinding['range']['end']) {
  const lines = { line: start.line + 1, endLine: end.line + 1 };
  return start.line === end.line ? { ...lines, col: start.character + 1, endColumn: end.character + 1 } : lines;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
