import { describe, expect, it } from 'vitest';
import type { DocumentAnalysis, Problem } from '../language/protocol.ts';
import { countProblems, nextProblem, problemGroups } from './problem-rows.ts';

function problem(line: number, severity: Problem['severity'] = 'error'): Problem {
  const at = { line, character: 2 };
  return { rule: `rule-${line}`, severity, message: '', range: { start: at, end: at } };
}

const analysis = (...problems: readonly Problem[]): DocumentAnalysis => ({ version: 1, kind: 'component', problems, outline: [] });
const rule = (...args: Parameters<typeof nextProblem>) => nextProblem(...args)?.problem.rule;

const documents = {
  'file:b.yaml': analysis(problem(1)),
  'file:a.yaml': analysis(problem(9, 'warning'), problem(4, 'info'), problem(7)),
  'account:arn': analysis(problem(0)),
  'file:clean.yaml': analysis(),
};

describe('the problems of the open files', () => {
  it('are grouped by file, the gravest first, without documents of the account', () => {
    const groups = problemGroups(documents).map(({ path, problems }) => [path, ...problems.map((each) => each.rule)]);
    expect(groups).toEqual([
      ['a.yaml', 'rule-7', 'rule-9', 'rule-4'],
      ['b.yaml', 'rule-1'],
    ]);
  });

  it('are counted by severity', () => {
    expect(countProblems(documents['file:a.yaml'].problems)).toEqual({ error: 1, warning: 1, info: 1 });
  });
});

describe('the next problem', () => {
  const from = (tabId: string, line: number) => ({ tabId, position: { line, character: 2 } });

  it('is the next one down the file', () => {
    expect(rule(documents, from('file:a.yaml', 4))).toBe('rule-7');
  });

  it('lies in the next file after the last of this one, and then in the first again', () => {
    expect(rule(documents, from('file:a.yaml', 9))).toBe('rule-1');
    expect(rule(documents, from('file:b.yaml', 1))).toBe('rule-4');
  });

  it('is the first of all where no file is active, and none where there is none', () => {
    expect(rule(documents, undefined)).toBe('rule-4');
    expect(rule({}, undefined)).toBeUndefined();
  });
});
