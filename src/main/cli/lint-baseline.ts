import { relative } from 'node:path';
import { type PathedDocument, readBaseline, readFormerBaseline, updated, withoutKnown, writeBaseline } from '../lint/baseline.ts';
import type { LintedDocument } from '../lint/outcome.ts';
import type { CommandIo } from './command.ts';
import type { LintArguments } from './lint-arguments.ts';

/** The documents without the findings that the baseline knows; with --update-baseline it knows all of them from now on. */
export async function applyBaseline(
  documents: readonly PathedDocument[],
  { baseline: file, updateBaseline }: Pick<LintArguments, 'baseline' | 'updateBaseline'>,
  { cwd, stderr }: Pick<CommandIo, 'cwd' | 'stderr'>,
): Promise<readonly LintedDocument[]> {
  if (file === undefined) return documents.map(({ document }) => document);
  const name = relative(cwd, file);
  if (updateBaseline) {
    const baseline = updated(await readFormerBaseline(file), documents);
    const count = await writeBaseline(baseline);
    stderr.write(`kiln lint: ${name} knows ${amount(count, 'finding')} now\n`);
    return withoutKnown(baseline, documents).documents;
  }
  const left = withoutKnown(await readBaseline(file), documents);
  if (left.stale > 0)
    stderr.write(`kiln lint: ${amount(left.stale, 'entry', 'entries')} of ${name} found no more; --update-baseline takes out such\n`);
  return left.documents;
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
