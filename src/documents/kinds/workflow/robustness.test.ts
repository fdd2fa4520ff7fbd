import { expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { parseSyntax } from '../../syntax/parse.ts';
import { buildWorkflow } from '../../testing/build-workflow.ts';
import { bindWorkflow } from './bind.ts';

/** A half-typed document: cut off, a piece missing, a stray sign in the middle; which of them changes from place to place. */
function mangled(at: number): string {
  const before = buildWorkflow.slice(0, at);
  const behind = buildWorkflow.slice(at);
  return [before, before + behind.slice(7), `${before}[${behind}`, `${before}: ${behind}`][at % 4] ?? before;
}

it('binds whatever is left of a workflow, with ranges inside the text', () => {
  for (let at = 0; at < buildWorkflow.length; at++) {
    const text = mangled(at);
    const workflow = bindWorkflow(parseSyntax(text).root, text);
    for (const { path } of workflow?.steps.flatMap(({ references }) => references) ?? []) {
      expect(path.range.start).toBeGreaterThanOrEqual(0);
      expect(path.range.end).toBeLessThanOrEqual(text.length);
    }
  }
});

const PARTS = 10;

it.each(Array.from({ length: PARTS }, (_, part) => part))('no rule breaks on it, part %i', (part) => {
  for (let at = 3 * part; at < buildWorkflow.length; at += 3 * PARTS) {
    expect(analyze(mangled(at)).diagnostics.filter(({ rule }) => rule === 'internal-error')).toEqual([]);
  }
});
