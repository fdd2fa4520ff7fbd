import type { Analysis, Models } from './analysis.ts';
import type { Diagnostic } from './diagnostic.ts';
import { embeddedDocuments } from './embedded/find.ts';
import { bindComponent } from './kinds/component/bind.ts';
import { detectKind, kindOfPlainText } from './kinds/detect.ts';
import { readDockerfile } from './kinds/dockerfile/read.ts';
import type { DocumentKind } from './kinds/kind.ts';
import { bindResource } from './kinds/resource/bind.ts';
import { bindWorkflow } from './kinds/workflow/bind.ts';
import { rules } from './rules/index.ts';
import { ruleSet, runRules } from './rules/run.ts';
import type { LintSettings } from './settings/model.ts';
import { parseSyntax } from './syntax/parse.ts';
import { outerRange } from './syntax/text-map.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { LineIndex } from './text.ts';

export interface AnalyzeOptions {
  /** Name or path of the file; tells the kind of a document whose content does not. */
  readonly fileName?: string;
  readonly settings?: LintSettings;
}

const allRules = ruleSet(rules);
const noTree: SyntaxTree = { root: undefined, faults: [] };
const noModels: Models = { component: undefined, workflow: undefined, resource: undefined, dockerfile: undefined };

/** Reads a document of any kind, however broken, and finds its faults. Pure: the same text gives the same analysis; never throws. */
export function analyze(text: string, options: AnalyzeOptions = {}): Analysis {
  const lines = new LineIndex(text);
  const plain = kindOfPlainText(text, options.fileName);
  const tree = plain === undefined ? parseSyntax(text) : noTree;
  const kind = plain ?? detectKind(tree, options.fileName);
  const models = bind(kind, tree, text);
  const embedded = embeddedDocuments({ kind, tree, text, models }, (inner, fileName) =>
    analyze(inner, { ...options, ...(fileName === undefined ? {} : { fileName }) }),
  );
  const own = runRules(allRules, { text, lines, tree: kind === 'unknown' || isHost(kind) ? withoutOwnWays(tree) : tree, ...models });
  const inner = embedded.flatMap(({ analysis, map }) => analysis.diagnostics.map((found) => outward(found, map)));
  const diagnostics = inner.length === 0 ? own : [...own, ...inner].sort((a, b) => a.range.start - b.range.start);
  return { text, lines, tree, kind, ...models, embedded, diagnostics };
}

function bind(kind: DocumentKind, { root }: SyntaxTree, text: string): Models {
  switch (kind) {
    case 'component':
      return { ...noModels, component: bindComponent(root, text) };
    case 'workflow':
      return { ...noModels, workflow: bindWorkflow(root, text) };
    case 'dockerfile':
      return { ...noModels, dockerfile: readDockerfile(text) };
    default:
      return { ...noModels, resource: bindResource(kind, root) };
  }
}

function outward(diagnostic: Diagnostic, map: Parameters<typeof outerRange>[0]): Diagnostic {
  const { fixes, ...rest } = diagnostic;
  const moved = { ...rest, range: outerRange(map, diagnostic.range) };
  if (fixes === undefined) return moved;
  return {
    ...moved,
    fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, range: outerRange(map, edit.range) })) })),
  };
}

const isHost = (kind: DocumentKind) => kind === 'cloudformation' || kind === 'terraform';

/** Tags and several documents in one file are everyday things in YAML of other languages; the other faults are faults in any YAML. */
function withoutOwnWays(tree: SyntaxTree): SyntaxTree {
  return { root: tree.root, faults: tree.faults.filter(({ code }) => code !== 'tag' && code !== 'multiple-documents') };
}
