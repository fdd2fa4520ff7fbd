import type { TextRange } from '../text.ts';
import { type Anchors, createAnchors } from './anchors.ts';
import { MAX_DEPTH, MAX_FAULTS } from './limits.ts';
import type { SyntaxFault } from './tree.ts';

/** What reading one text gathers beside its tree; shared by all the pieces when the text is read piecemeal. */
export interface Findings {
  readonly faults: SyntaxFault[];
  readonly anchors: Anchors;
}

export function createFindings(): Findings {
  return { faults: [], anchors: createAnchors() };
}

export function addFault(findings: Findings, fault: SyntaxFault): void {
  if (!isFull(findings)) findings.faults.push(fault);
}

/** Whether further faults would be dropped. */
export function isFull(findings: Findings): boolean {
  return findings.faults.length >= MAX_FAULTS;
}

export function tooDeep(range: TextRange): SyntaxFault {
  return { code: 'too-deep', message: `Nothing deeper than ${MAX_DEPTH} levels is read.`, range };
}

export function multipleDocuments(range: TextRange): SyntaxFault {
  return { code: 'multiple-documents', message: 'A second document starts here; only the first is read.', range };
}

export function tabIndentation(range: TextRange): SyntaxFault {
  return { code: 'tab-indentation', message: 'YAML does not allow tabs as indentation; use spaces.', range };
}
