import type { Analysis } from './analysis.ts';
import { bindComponent } from './kinds/component/bind.ts';
import { detectKind } from './kinds/detect.ts';
import { rules } from './rules/index.ts';
import { ruleSet, runRules } from './rules/run.ts';
import { parseSyntax } from './syntax/parse.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { LineIndex } from './text.ts';

export interface AnalyzeOptions {
  /** Name or path of the file; tells the kind of a document whose content does not. */
  readonly fileName?: string;
}

const allRules = ruleSet(rules);

/** Reads a document of any kind, however broken, and finds its faults. Pure: the same text gives the same analysis; never throws. */
export function analyze(text: string, options: AnalyzeOptions = {}): Analysis {
  const lines = new LineIndex(text);
  const tree = parseSyntax(text);
  const kind = detectKind(tree, options.fileName);
  const component = kind === 'component' ? bindComponent(tree.root, text) : undefined;
  const diagnostics = runRules(allRules, { text, lines, tree: kind === 'unknown' ? withoutOwnWays(tree) : tree, document: component });
  return { text, lines, tree, kind, component, diagnostics };
}

/** Tags and several documents in one file are everyday things in YAML of other languages; the other faults are faults in any YAML. */
function withoutOwnWays(tree: SyntaxTree): SyntaxTree {
  return { root: tree.root, faults: tree.faults.filter(({ code }) => code !== 'tag' && code !== 'multiple-documents') };
}
