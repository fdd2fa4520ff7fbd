import { describe, expect, it } from 'vitest';
import type { RunRecord, RunStep } from '../../contract/index.ts';
import { gutterMarks } from './gutter-marks.ts';

const source = { root: '/w', path: 'a.yaml' };

function step(id: string, line: number, change: Partial<RunStep> = {}): RunStep {
  const range = { start: { line, character: 4 }, end: { line: line + 2, character: 0 } };
  return { id, stage: 'x', name: id, state: 'succeeded', attempt: 1, source: { path: 'a.yaml', range }, ...change };
}

function run(id: string, startedAt: string, steps: readonly RunStep[]): RunRecord {
  const summary = { id, origin: 'rehearsal', file: 'a.yaml', root: '/w', title: id, state: 'succeeded', startedAt } as const;
  return { ...summary, notes: [], steps, changes: [], artifacts: [] };
}

const brief = (runs: readonly RunRecord[]) => gutterMarks(runs, source).map(({ line, runId, state }) => `${line} ${state} ${runId}`);

describe('the marks beside the lines of a file', () => {
  it('come from the newest run that touched the line', () => {
    const old = run('old', '2026-01-01', [step('a', 3, { state: 'failed' }), step('b', 9)]);
    const fresh = run('fresh', '2026-01-02', [step('a', 3)]);
    expect(brief([fresh, old])).toEqual(['3 succeeded fresh', '9 succeeded old']);
  });

  it('show the worst of a step that ran several times in one run', () => {
    expect(brief([run('r', '2026-01-01', [step('a', 3), step('b', 3, { state: 'failed' }), step('c', 3)])])).toEqual(['3 failed r']);
  });

  it('leave out other files and other folders', () => {
    const elsewhere = step('a', 3, {
      source: { path: 'b.yaml', range: { start: { line: 3, character: 0 }, end: { line: 3, character: 1 } } },
    });
    expect(brief([run('r', '2026-01-01', [elsewhere]), { ...run('s', '2026-01-01', [step('a', 3)]), root: '/other' }])).toEqual([]);
  });

  it('say in words what happened', () => {
    const [mark] = gutterMarks(
      [run('r', '2026-01-01', [step('Install', 3, { state: 'failed', durationMs: 1200, message: 'Exit code 7' })])],
      source,
    );
    expect(mark?.hover).toBe('Install: failed in 1.2 s — Exit code 7');
  });
});
