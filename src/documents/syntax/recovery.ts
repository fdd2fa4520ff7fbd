import type { YAMLException } from 'js-yaml';
import { addFault, type Findings } from './findings.ts';
import { readEvents } from './from-events.ts';
import { readLinesFrom } from './from-lines.ts';
import { MAX_READINGS } from './limits.ts';
import { type Piece, sourceOf } from './piece.ts';
import type { SyntaxNode } from './tree.ts';

/** A broken text that is read piece by piece. */
export interface Recovery {
  readonly text: string;
  readonly findings: Findings;
  /** How many characters may still be read on the chance that their piece is whole. */
  budget: number;
  /** Where reading stumbled last. A piece that holds this place is taken for broken without being read once more. */
  faultAt: number | undefined;
}

export function createRecovery(findings: Findings, text: string, faultAt: number | undefined): Recovery {
  return { text, findings, budget: text.length * MAX_READINGS, faultAt };
}

/**
 * The node of a piece without faults; undefined for one that has some (or is empty). A piece taken for broken by mistake, because what
 * is wrong stands before the place where reading stumbled, only costs the cutting: its parts are read all the same.
 */
export function readWhole(recovery: Recovery, piece: Piece): SyntaxNode | undefined {
  const { faultAt } = recovery;
  if (faultAt !== undefined && faultAt >= piece.first.start && faultAt < piece.end) return undefined;
  recovery.budget -= piece.end - piece.first.start;
  if (recovery.budget < 0) return undefined;
  const plain = readPlain(recovery, piece);
  if (plain !== undefined) return plain;
  const { source, base } = sourceOf(recovery.text, piece);
  const reading = readEvents(recovery.findings, source, base);
  if (reading.fault === undefined) return reading.node;
  recovery.faultAt = Math.min(placeOf(reading.fault) + base, piece.end - 1);
  return undefined;
}

/** A piece of whole lines that hold nothing unusual. */
function readPlain({ text, findings }: Recovery, { first, end }: Piece): SyntaxNode | undefined {
  const lineStart = first.start - first.column;
  if (text.lastIndexOf('\n', first.start - 1) + 1 !== lineStart || text.slice(lineStart, first.start).trim() !== '') return undefined;
  // What a reader found that gave up is not so.
  const found: Findings = { faults: [], anchors: findings.anchors };
  const node = readLinesFrom(found, text.slice(0, end), lineStart);
  if (node !== undefined) for (const fault of found.faults) addFault(findings, fault);
  return node;
}

/** Where js-yaml stumbled, in the text that it read. */
export function placeOf(fault: YAMLException): number {
  return fault.mark?.position ?? 0;
}
