import { addFault, createFindings, type Findings } from './findings.ts';
import { readEvents } from './from-events.ts';
import { readTolerantly } from './from-yaml.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { endOfLine } from './tokens.ts';
import type { SyntaxTree } from './tree.ts';

/** Reads YAML or JSON text, however broken, within the limits of `limits.ts`. Never throws; faults are in the order of the text. */
export function parseSyntax(text: string): SyntaxTree {
  if (text.length > MAX_TEXT_LENGTH) return tooLarge(text);
  return readValid(text) ?? readBroken(text);
}

function readValid(text: string): SyntaxTree | undefined {
  const findings = createFindings();
  try {
    return inOrder(findings, readEvents(findings, text, 0));
  } catch {
    // The events end at the first fault: the tolerant reading finds and reports it with all the others.
    return undefined;
  }
}

function readBroken(text: string): SyntaxTree {
  const findings = createFindings();
  const { node } = readTolerantly(findings, text, 0);
  return inOrder(findings, node);
}

function inOrder(findings: Findings, root: SyntaxTree['root']): SyntaxTree {
  return { root, faults: findings.faults.sort((a, b) => a.range.start - b.range.start) };
}

function tooLarge(text: string): SyntaxTree {
  const findings = createFindings();
  const message = `This text is longer than ${MAX_TEXT_LENGTH} characters and is not analysed.`;
  addFault(findings, { code: 'too-large', message, range: { start: 0, end: endOfLine(text, 0) } });
  return inOrder(findings, undefined);
}
