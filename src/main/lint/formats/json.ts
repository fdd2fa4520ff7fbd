import type { ReportFormat } from './format.ts';

/** For programs: an array with one entry a document, lines and columns from 0. */
export const json: ReportFormat = {
  name: 'json',
  write({ documents }) {
    const plain = documents.map(({ file, kind, diagnostics }) => ({
      file,
      kind,
      diagnostics: diagnostics.map(({ rule, severity, message, range }) => ({ rule, severity, message, range })),
    }));
    return `${JSON.stringify(plain, undefined, 2)}\n`;
  },
};
