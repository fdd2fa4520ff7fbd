import { earlierTree } from './earlier.ts';
import { addFault, createFindings, type Findings } from './findings.ts';
import { readEvents } from './from-events.ts';
import { readLines } from './from-lines.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { recover } from './recover.ts';
import { placeOf } from './recovery.ts';
import { firstDocument, withoutUnprintable } from './stream.ts';
import { endOfLine } from './tokens.ts';
import type { SyntaxFault, SyntaxNode, SyntaxTree } from './tree.ts';

/**
 * Reads YAML or JSON text, however broken, within the limits of `limits.ts`. Never throws; faults are in the order of the text.
 * With the tree of an earlier text most of the work is saved; the outcome is the same.
 */
export function parseSyntax(text: string, before?: { readonly text: string; readonly tree: SyntaxTree }): SyntaxTree {
  if (text.length > MAX_TEXT_LENGTH) return tooLarge(text);
  const simple = createFindings();
  const root = readLines(simple, text, earlierTree(before, text));
  if (root !== undefined) return { ...treeOf(root, simple), plain: simple.faults.length === 0 && simple.anchors.nodes.size === 0 };
  const findings = createFindings();
  const { node, fault } = readEvents(findings, text, 0);
  return fault === undefined ? treeOf(node, findings) : readBroken(text, placeOf(fault));
}

function readBroken(text: string, faultAt: number): SyntaxTree {
  const findings = createFindings();
  const clean = withoutUnprintable(findings, text);
  const block = firstDocument(findings, clean);
  const root = recover(findings, clean, { ...block, faultAt: clean === text ? faultAt : undefined });
  return treeOf(root, findings);
}

function tooLarge(text: string): SyntaxTree {
  const findings = createFindings();
  const message = `A text of more than ${MAX_TEXT_LENGTH} characters is not analysed.`;
  addFault(findings, { code: 'too-large', message, range: { start: 0, end: Math.min(endOfLine(text, 0), MAX_TEXT_LENGTH) } });
  return treeOf(undefined, findings);
}

function treeOf(root: SyntaxNode | undefined, { faults }: Findings): SyntaxTree {
  if (faults.length > 1) faults.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  // A part that is read as a whole and again in pieces may tell the same twice.
  return { root, faults: faults.filter((fault, index) => !isSame(fault, faults[index - 1])) };
}

function isSame(a: SyntaxFault, b: SyntaxFault | undefined): boolean {
  return a.code === b?.code && a.range.start === b.range.start && a.range.end === b.range.end;
}
