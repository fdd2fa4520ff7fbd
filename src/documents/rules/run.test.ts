import { describe, expect, it } from 'vitest';
import { bindComponent } from '../kinds/component/bind.ts';
import { parseSyntax } from '../syntax/parse.ts';
import { LineIndex } from '../text.ts';
import type { Rule } from './rule.ts';
import { ruleSet, runRules } from './run.ts';

const text = `parameters:
  - A: {type: string}
constants:
  - B: {type: string, value: x}
phases:
  - name: build
    steps:
      - name: One
        inputs: ['{{ A }}', '{{ B }}']
      - name: Two
  - name: test
    extra: *nothing
`;

function rule(id: string, hooks: Partial<Rule>): Rule {
  const page = { summary: id, explanation: id, good: '', bad: '', source: '' };
  return { id, severity: 'warning', category: 'style', since: '0.1.0', ...page, ...hooks };
}

const noModels = { workflow: undefined, resource: undefined, dockerfile: undefined, settings: undefined, host: undefined };

function run(...rules: Rule[]): ReturnType<typeof runRules>['diagnostics'] {
  const tree = parseSyntax(text);
  return runRules(ruleSet(rules), { text, lines: new LineIndex(text), tree, ...noModels, component: bindComponent(tree.root, text) })
    .diagnostics;
}

const everywhere = { start: 0, end: 1 };

describe('runRules', () => {
  it('calls every hook for every node of its kind, in document order', () => {
    const calls: string[] = [];
    const note = (call: string | undefined) => {
      calls.push(call ?? 'nameless');
    };
    run(
      rule('all', {
        fault: (fault) => note(fault.code),
        document: (document) => note(`${document.phases.length} phases`),
        declaration: (declaration) => note(declaration.name?.value),
        phase: (phase) => note(phase.name?.value),
        step: (step) => note(step.name?.value),
        reference: ({ reference }, step) => note(`${text.slice(reference.range.start, reference.range.end)} in ${step.name?.value}`),
      }),
    );
    expect(calls).toEqual(['unknown-alias', '2 phases', 'A', 'B', 'build', 'test', 'One', '{{ A }} in One', '{{ B }} in One', 'Two']);
  });

  it('reports findings under the id and severity of the rule, in the order of the text', () => {
    const found = run(
      rule('late', { step: (step, context) => context.report(step.range, 'a step') }),
      rule('early', {
        document: (_document, context) => context.report(everywhere, 'a document', [{ title: 'mend', safe: true, edits: [] }]),
      }),
    );
    expect(found.map(({ rule: id, severity }) => [id, severity])).toEqual([
      ['early', 'warning'],
      ['late', 'warning'],
      ['late', 'warning'],
    ]);
    expect(found[0]).toMatchObject({ message: 'a document', range: everywhere, fixes: [{ title: 'mend' }] });
    expect(found[1]).not.toHaveProperty('fixes');
  });

  it('says once what is found twice at one place', () => {
    const found = run(rule('twice', { step: (_step, context) => context.report(everywhere, 'the same') }));
    expect(found).toHaveLength(1);
  });

  it('reports a rule that throws, leaves it out from then on, and goes on with the others', () => {
    let calls = 0;
    const found = run(
      rule('broken', {
        step: () => {
          calls++;
          throw new Error('no such thing');
        },
      }),
      rule('whole', { step: (step, context) => context.report(step.range, 'a step') }),
    );
    expect(calls).toBe(1);
    expect(found.map(({ rule: id }) => id)).toEqual(['internal-error', 'whole', 'whole']);
    expect(found[0]).toMatchObject({ severity: 'info', message: expect.stringContaining('broken') });
  });
});
