import type { LintedDocument, LintFinding } from './outcome.ts';

/**
 * What a finding is known by when lines have moved: its rule, its line with blanks evened out, and which of several equal ones it is.
 * In the order of the document's findings, which must have been collected with details.
 */
export function fingerprintsOf({ diagnostics }: LintedDocument): readonly string[] {
  const { createHash } = process.getBuiltinModule('node:crypto'); // not at the start, which it makes a tenth longer
  const seen = new Map<string, number>();
  return diagnostics.map((finding) => {
    const content = contentOf(finding);
    const occurrence = (seen.get(content) ?? 0) + 1;
    seen.set(content, occurrence);
    return createHash('sha256').update(`${content}\n${occurrence}`).digest('hex').slice(0, 32);
  });
}

function contentOf({ rule, line = '' }: LintFinding): string {
  return `${rule}\n${line.trim().replaceAll(/\s+/g, ' ')}`;
}
