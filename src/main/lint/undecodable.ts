import { analyze, LineIndex } from '../../documents/index.ts';
import type { LintedDocument, LintFinding } from './outcome.ts';

/** Findings in a text with replacement characters would be garbage, so the one that counts is the only one. */
export function lintUndecodable(file: string, bytes: Uint8Array): LintedDocument {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const at = Math.max(0, lossy.indexOf('\uFFFD'));
  const finding: LintFinding = {
    rule: 'invalid-encoding',
    severity: 'error',
    message: `The text is not valid UTF-8${isUtf16(bytes) ? ' but UTF-16' : ''}. Save it as UTF-8.`,
    range: new LineIndex(lossy).rangeOf({ start: at, end: at + 1 }),
  };
  return { file, kind: analyze(lossy, { fileName: file }).kind, diagnostics: [finding] };
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
