import { describe, expect, it } from 'vitest';
import { choiceOf, faultOf } from './rehearsal-choice.ts';

const options = {
  phases: ['build', 'validate', 'test'],
  parameters: [
    { name: 'Team', default: 'platform', description: undefined },
    { name: 'Owner', default: undefined, description: undefined },
  ],
};
const form = { without: new Set<string>(), values: { Owner: 'me' }, network: false };

describe('the form of a rehearsal', () => {
  it('as it opens asks for every phase and no parameter that has a default', () => {
    expect(choiceOf(options, form)).toEqual({ phases: ['build', 'validate', 'test'], parameters: { Owner: 'me' }, network: false });
  });

  it('keeps the order of the document and hands over what was changed, an emptied field included', () => {
    const changed = { without: new Set(['validate']), values: { Team: '', Owner: 'me' }, network: true };
    expect(choiceOf(options, changed)).toEqual({ phases: ['build', 'test'], parameters: { Team: '', Owner: 'me' }, network: true });
  });

  it('is whole when a phase is chosen and nothing needed is missing', () => {
    expect(faultOf(options, form)).toBeUndefined();
  });

  it('names the parameters that need a value', () => {
    expect(faultOf(options, { ...form, values: { Owner: '' } })).toContain('Owner');
  });

  it('wants at least one phase', () => {
    expect(faultOf(options, { ...form, without: new Set(options.phases) })).toBeDefined();
  });
});
