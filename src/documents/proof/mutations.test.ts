import { describe, expect, it } from 'vitest';
import { goodDocuments } from './good-documents.ts';
import { mutations } from './mutations/index.ts';
import { type Outcome, outcomesOf } from './recall.ts';

const LEAST_RECALL = 0.98;
/** A kind of fault with few mutants would not show in the whole. */
const LEAST_RECALL_OF_A_KIND = 0.9;
const LEAST_MUTANTS = 2000;

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

  it.each(mutations.map(({ id }) => id))('are known when they are made in this way: %s', (id) => {
    const made = outcomes.filter(({ mutation }) => mutation.id === id);
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter(({ isFound }) => isFound).length / made.length).toBeGreaterThanOrEqual(LEAST_RECALL_OF_A_KIND);
  });
});
