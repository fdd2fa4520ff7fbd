import type { Findings } from './findings.ts';
import { readEvents } from './from-events.ts';
import { MAX_READINGS } from './limits.ts';
import { type Piece, sourceOf } from './piece.ts';
import type { SyntaxNode } from './tree.ts';

/** A broken text that is read piece by piece. */
export interface Recovery {
  readonly text: string;
  readonly findings: Findings;
  /** How many characters may still be read on the chance that their piece is whole. */
  budget: number;
}

export function createRecovery(findings: Findings, text: string): Recovery {
  return { text, findings, budget: text.length * MAX_READINGS };
}

/** The node of a piece without faults; undefined for one that has some (or is empty), and for all once the budget is spent. */
export function readWhole(recovery: Recovery, piece: Piece): SyntaxNode | undefined {
  const { source, base } = sourceOf(recovery.text, piece);
  recovery.budget -= source.length;
  if (recovery.budget < 0) return undefined;
  const reading = readEvents(recovery.findings, source, base);
  return reading.fault === undefined ? reading.node : undefined;
}
