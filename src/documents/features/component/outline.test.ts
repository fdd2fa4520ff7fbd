import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { outline } from '../outline.ts';
import type { OutlineItem } from '../types.ts';

const names = (items: readonly OutlineItem[]): unknown[] =>
  items.map(({ name, kind, children }) => (children.length > 0 ? [name, kind, names(children)] : [name, kind]));

describe('the outline', () => {
  const text = `schemaVersion: 1.0
parameters:
  - Channel: {type: string, default: stable}
constants:
  - Home: {type: string, value: /opt}
phases:
  - name: build
    steps:
      - name: First
        action: ExecuteBash
      - action: ExecuteBash
  - name: test
    steps: []
`;

  it('shows the declarations, the phases and their steps', () => {
    expect(names(outline(analyze(text)))).toEqual([
      ['Channel', 'parameter'],
      ['Home', 'constant'],
      [
        'build',
        'phase',
        [
          ['First', 'step'],
          ['(no name)', 'step'],
        ],
      ],
      ['test', 'phase'],
    ]);
  });

  it('selects names inside the ranges of what they name', () => {
    const [, , build] = outline(analyze(text));
    const step = build?.children[0];
    expect(text.slice(step?.selectionRange.start, step?.selectionRange.end)).toBe('First');
    expect(text.slice(step?.range.start, step?.range.end)).toContain('action: ExecuteBash');
  });

  it('shows the top-level keys of other documents', () => {
    expect(names(outline(analyze('name: x\nparentImage: y\ncomponents: []\n')))).toEqual([
      ['name', 'key'],
      ['parentImage', 'key'],
      ['components', 'key'],
    ]);
  });

  it('is empty where there is nothing to show', () => {
    expect(outline(analyze(''))).toEqual([]);
    expect(outline(analyze('- just\n- a list\n'))).toEqual([]);
  });
});
