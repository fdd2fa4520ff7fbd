import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver/node';
import type { Analysis, Diagnostic, Severity } from '../../documents/index.ts';
import { toRange } from './positions.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export function toDiagnostics({ lines }: Analysis, found: readonly Diagnostic[]): LspDiagnostic[] {
  return found.map(({ rule, severity, message, range }) => ({
    range: toRange(lines, range),
    severity: severities[severity],
    code: rule,
    source: 'kiln',
    message,
  }));
}
