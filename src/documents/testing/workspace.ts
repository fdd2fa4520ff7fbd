import { analyze } from '../analyze.ts';
import { checkFile } from '../workspace/check.ts';
import { factsOf } from '../workspace/facts.ts';
import type { KnownResource, WorkspaceFacts } from '../workspace/model.ts';

/** A small workspace as one text: every file behind a line `--- PATH`. */
export function workspaceFiles(text: string): ReadonlyMap<string, string> {
  const [, ...parts] = text.split(/^--- (.+)\n/m);
  const files = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) files.set(parts[at] ?? '', parts[at + 1] ?? '');
  return files;
}

/** Rule, file and text of every finding across the files: `missing-file a.recipe.yaml “./b.yaml”`. */
export function workspaceFindings(text: string, known: readonly KnownResource[] = []): string[] {
  const files = workspaceFiles(text);
  const analyses = new Map([...files].map(([path, content]) => [path, analyze(content, { fileName: path })]));
  const facts = [...analyses].map(([path, analysis]) => [path, factsOf(analysis, path)] as const);
  const workspace: WorkspaceFacts = { files: new Map(facts), known };
  return [...analyses].flatMap(([path, analysis]) =>
    checkFile(analysis, path, workspace).map(({ rule, range }) => `${rule} ${path} “${analysis.text.slice(range.start, range.end)}”`),
  );
}
