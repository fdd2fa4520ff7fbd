import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { rules } from '../rules/index.ts';
import { corpus, examples } from '../testing/real-documents.ts';
import { mutations } from './mutations/index.ts';
import { type GoodDocument, type Outcome, outcomesOf } from './recall.ts';

const LEAST_RECALL = 0.98;
const LEAST_MUTANTS = 2000;

/** Every document without errors that Kiln knows the language of: by other people, ours, and the good examples of the rules. */
function goodDocuments(): readonly GoodDocument[] {
  const real = [...corpus, ...examples].map(({ name, text }) => ({ name, text, options: { fileName: name } }));
  const ofRules = rules.map(({ id, good, exampleFile }) => ({
    name: `the good example of ${id}`,
    text: good,
    options: exampleFile === undefined ? {} : { fileName: exampleFile },
  }));
  return [...real, ...ofRules].filter(({ text, options }) => {
    const { component, workflow, resource, diagnostics } = analyze(text, options);
    return (component ?? workflow ?? resource) !== undefined && diagnostics.every(({ severity }) => severity !== 'error');
  });
}

function describeMiss({ mutation, document, mutant, others }: Outcome): string {
  const found = others.length === 0 ? 'nothing' : others.join(', ');
  return `${mutation.id}: ${document.name}, lines ${mutant.from + 1} to ${mutant.to + 1}; found: ${found}`;
}

describe('documents made faulty on purpose', () => {
  const documents = goodDocuments();
  const outcomes = documents.flatMap(outcomesOf);
  const missed = outcomes.filter(({ isFound }) => !isFound);
  const recall = 1 - missed.length / outcomes.length;

  it('are known for what they are, on the right line', () => {
    const count = (value: number) => value.toLocaleString('en');
    const figures = `${count(outcomes.length)} made, ${count(outcomes.length - missed.length)} found (${recall.toFixed(4)})`;
    console.log([`mutations: ${figures}, from ${count(documents.length)} documents`, ...missed.map(describeMiss)].join('\n  missed: '));
    expect(outcomes.length).toBeGreaterThan(LEAST_MUTANTS);
    expect(recall, missed.map(describeMiss).join('\n')).toBeGreaterThanOrEqual(LEAST_RECALL);
  });

  it.each(mutations.map(({ id }) => id))('are made in this way too: %s', (id) => {
    const made = outcomes.filter(({ mutation }) => mutation.id === id);
    expect(made.length).toBeGreaterThan(0);
  });
});
