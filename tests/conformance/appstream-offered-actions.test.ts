import { describe, expect, it } from 'vitest';
import { type BuilderAction, builderAction, builderActions, builderStates } from '../../src/contract/index.ts';
import { allowedIn } from '../../src/local-account/appstream/states.ts';
import { type BuilderOffer, builderOffers, whyNot } from '../../src/renderer/appstream/builders/builder-offers.ts';
import { imageBuilderStates } from './fixture/appstream-states.ts';

const inState = (state: string, name = 'office') => ({ name, state });

const offers: readonly BuilderOffer[] = builderOffers;

/** What the account accepts of what the app may want. */
const accepts = (state: string, action: BuilderAction): boolean => allowedIn[action].some((one) => one === state);

describe('every state of an image builder, and every action', () => {
  it('are those that the API has', () => {
    expect([...builderStates].sort()).toEqual([...imageBuilderStates].sort());
  });

  it.each(imageBuilderStates)('%s: what the rules allow is what the account accepts', (state) => {
    const allowed = builderActions.filter((action) => builderAction(state, action) === true);
    expect(allowed).toEqual(builderActions.filter((action) => accepts(state, action)));
  });

  it.each([...imageBuilderStates, 'A_STATE_OF_TOMORROW', ''])('“%s”: the window offers nothing that the account would refuse', (state) => {
    for (const doing of offers) {
      const offered = whyNot(doing, [inState(state)]) === undefined;
      expect([doing.id, offered]).toEqual([doing.id, doing.needs === undefined || accepts(state, doing.needs)]);
    }
  });

  it('of several builders: the window offers what every single one allows', () => {
    for (const first of imageBuilderStates)
      for (const second of imageBuilderStates)
        for (const doing of offers) {
          const rows = [inState(first, 'a'), inState(second, 'b')];
          const offered = whyNot(doing, rows) === undefined;
          const { needs } = doing;
          expect(offered).toBe(doing.many && (needs === undefined || rows.every(({ state }) => accepts(state, needs))));
        }
  });

  it('without a builder nothing is offered', () => {
    for (const doing of offers) expect(whyNot(doing, [])).toBe('Select an image builder first.');
  });
});
