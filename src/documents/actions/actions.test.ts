import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionByName, actions } from './index.ts';
import { operators } from './operators.ts';

const notModules = new Set([
  'index.ts',
  'spec.ts',
  'shared-inputs.ts',
  'msi.ts',
  'operators.ts',
  'context-keys.ts',
  'undocumented-inputs.ts',
]);
const moduleFiles = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && !notModules.has(file));

describe('the register of action modules', () => {
  it('lists one action for every file beside it', () => {
    const fromNames = actions.map(({ name }) => `${name.toLowerCase()}.ts`);
    expect(fromNames.sort()).toEqual(moduleFiles.map((file) => file.replaceAll('-', '')).sort());
  });

  it('knows the thirty modules of AWSTOE and the twenty-three operators', () => {
    expect(actions).toHaveLength(30);
    expect(operators).toHaveLength(23);
  });

  it('finds an action by its exact name only', () => {
    expect(actionByName('ExecuteBash')?.name).toBe('ExecuteBash');
    expect(actionByName('executebash')).toBeUndefined();
  });

  it.each(actions.map((action) => [action.name, action] as const))('%s describes itself completely', (name, action) => {
    expect(action.summary).toMatch(/\.$/);
    expect(action.example).toContain(`action: ${name}\n`);
    expect(action.inputs.every((input) => input.description.endsWith('.'))).toBe(true);
    expect(new Set(action.inputs.map((input) => input.name)).size).toBe(action.inputs.length);
    for (const group of action.exactlyOne ?? []) {
      expect(action.inputs.filter((input) => group.includes(input.name))).toHaveLength(group.length);
    }
  });
});
