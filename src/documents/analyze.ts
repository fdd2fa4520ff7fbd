import type { Analysis, Models } from './analysis.ts';
import type { Diagnostic } from './diagnostic.ts';
import { embeddedDocuments } from './embedded/find.ts';
import { type Outward, outwardOf } from './embedded/outward.ts';
import { bindComponent } from './kinds/component/bind.ts';
import { detectKind, kindOfPlainText } from './kinds/detect.ts';
import { readDockerfile } from './kinds/dockerfile/read.ts';
import type { DocumentKind } from './kinds/kind.ts';
import { bindResource } from './kinds/resource/bind.ts';
import { bindWorkflow } from './kinds/workflow/bind.ts';
import { rules } from './rules/index.ts';
import type { CheckedDocument } from './rules/kept-findings.ts';
import { ruleSet, runRules } from './rules/run.ts';
import type { LintSettings } from './settings/model.ts';
import { parseSyntax } from './syntax/parse.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { LineIndex } from './text.ts';

export interface AnalyzeOptions {
  /** Name or path of the file; tells the kind of a document whose content does not. */
  readonly fileName?: string;
  readonly settings?: LintSettings;
  /**
   * The analysis of an earlier text of the same document, made with the same other options: what an edit leaves alone is not looked at
   * again. The outcome is the same with and without it.
   */
  readonly previous?: Analysis | undefined;
}

const allRules = ruleSet(rules);
const noTree: SyntaxTree = { root: undefined, faults: [] };
const noModels: Models = { component: undefined, workflow: undefined, resource: undefined, dockerfile: undefined };

/** Reads a document of any kind, however broken, and finds its faults. Pure: the same text gives the same analysis; never throws. */
export function analyze(text: string, { previous, ...options }: AnalyzeOptions = {}): Analysis {
  const lines = new LineIndex(text);
  const plain = kindOfPlainText(text, options.fileName);
  const tree = plain === undefined ? parseSyntax(text, previous) : noTree;
  const kind = plain ?? detectKind(tree, options.fileName);
  const models = bind(kind, { tree, text, previous });
  const embedded = embeddedDocuments({ kind, tree, text, models }, (inner, fileName) =>
    analyze(inner, { ...options, ...(fileName === undefined ? {} : { fileName }) }),
  );
  const input = { text, lines, tree: kind === 'unknown' || isHost(kind) ? withoutOwnWays(tree) : tree, ...models };
  const { diagnostics: own, ofSteps } = runRules(allRules, input, checkedBefore(previous));
  const inner = embedded.flatMap((document) => {
    const outward = outwardOf(document, { text, kind });
    return document.analysis.diagnostics.map((found) => moved(found, outward));
  });
  const diagnostics = inner.length === 0 ? own : [...own, ...inner].sort((a, b) => a.range.start - b.range.start);
  return { text, lines, tree, kind, ...models, embedded, diagnostics, stepFindings: ofSteps };
}

function checkedBefore(previous: Analysis | undefined): CheckedDocument | undefined {
  const steps = previous?.component?.steps;
  return previous === undefined || steps === undefined ? undefined : { text: previous.text, steps, findings: previous.stepFindings };
}

interface Bound {
  readonly tree: SyntaxTree;
  readonly text: string;
  readonly previous: Analysis | undefined;
}

function bind(kind: DocumentKind, { tree: { root }, text, previous }: Bound): Models {
  switch (kind) {
    case 'component':
      return { ...noModels, component: bindComponent(root, text, previous?.component) };
    case 'workflow':
      return { ...noModels, workflow: bindWorkflow(root, text) };
    case 'dockerfile':
      return { ...noModels, dockerfile: readDockerfile(text) };
    default:
      return { ...noModels, resource: bindResource(kind, root) };
  }
}

/** A finding of an inner document in the outer text, with those of its fixes that can be made there. */
function moved({ fixes = [], ...found }: Diagnostic, outward: Outward): Diagnostic {
  const there = { ...found, range: outward.range(found.range) };
  const kept = fixes.flatMap((fix) => {
    const edits = fix.edits.flatMap((edit) => outward.edit(edit) ?? []);
    return edits.length < fix.edits.length ? [] : [{ ...fix, edits }];
  });
  return kept.length === 0 ? there : { ...there, fixes: kept };
}

const isHost = (kind: DocumentKind) => kind === 'cloudformation' || kind === 'terraform';

/** Tags and several documents in one file are everyday things in YAML of other languages; the other faults are faults in any YAML. */
function withoutOwnWays(tree: SyntaxTree): SyntaxTree {
  return { root: tree.root, faults: tree.faults.filter(({ code }) => code !== 'tag' && code !== 'multiple-documents') };
}
