import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { placeAt } from '../../testing/places.ts';
import { complete } from '../complete.ts';
import { hover } from '../hover.ts';

const file = 'kiln.config.yaml';
const labelsAt = (marked: string) => complete(placeAt(marked, file)).map(({ label }) => label);
const hoverAt = (marked: string) => hover(placeAt(marked, file))?.contents;

describe('the settings file', () => {
  it.each([
    ['profile: strict\n‸\n', ['rules', 'overrides', 'ignore', 'platforms']],
    ['profile: ‸\n', ['minimal', 'recommended', 'strict']],
    ['rules:\n  unknown-key: ‸\n', ['off', 'info', 'warning', 'error']],
    ['overrides:\n  - files: [a]\n    ‸\n', ['rules', 'platforms']],
    ['overrides:\n  - rules:\n      unknown-key: ‸\n', ['off', 'info', 'warning', 'error']],
    ['platforms:\n  - ‸\n', ['Linux', 'Windows', 'macOS']],
    ['ignore:\n  - ‸\n', []],
  ])('offers what can stand in %j', (marked, labels) => {
    expect(labelsAt(marked)).toEqual(labels);
  });

  it('offers every rule that is not set yet', () => {
    const labels = labelsAt('rules:\n  unknown-key: off\n  ‸\n');
    expect(labels).toHaveLength(rules.length - 1);
    expect(labels).not.toContain('unknown-key');
  });

  it('explains keys, profiles and rules', () => {
    expect(hoverAt('pro‸file: strict\n')).toContain('How much is reported');
    expect(hoverAt('profile: str‸ict\n')).toContain('hints count as warnings');
    expect(hoverAt('rules:\n  unknown-‸key: off\n')).toContain(rules.find(({ id }) => id === 'unknown-key')?.summary ?? '?');
    expect(hoverAt('ignore: [a‸]\n')).toBeUndefined();
  });
});
