import { describe, expect, it } from 'vitest';
import { moveInTree } from './tree-keys.ts';

const rows = [
  { level: 1, name: 'components', expanded: true },
  { level: 2, name: 'nginx.yaml', expanded: undefined },
  { level: 2, name: 'node.yaml', expanded: undefined },
  { level: 1, name: 'recipes', expanded: false },
] as const;
const [components, nginx, node, recipes] = rows;

const move = (active: (typeof rows)[number] | undefined, key: Parameters<typeof moveInTree>[2]) => {
  const found = moveInTree<(typeof rows)[number]>(rows, active, key);
  return found && `${found.type} ${found.row.name}`;
};

describe('the keys of a tree', () => {
  it('go up and down and stop at the ends', () => {
    expect(move(components, 'ArrowDown')).toBe('select nginx.yaml');
    expect(move(recipes, 'ArrowDown')).toBeUndefined();
    expect(move(components, 'ArrowUp')).toBeUndefined();
    expect(move(undefined, 'ArrowDown')).toBe('select components');
    expect(move(nginx, 'End')).toBe('select recipes');
    expect(move(nginx, 'Home')).toBe('select components');
  });

  it('open with right, then go in; close with left, then go out', () => {
    expect(move(recipes, 'ArrowRight')).toBe('toggle recipes');
    expect(move(components, 'ArrowRight')).toBe('select nginx.yaml');
    expect(move(components, 'ArrowLeft')).toBe('toggle components');
    expect(move(node, 'ArrowLeft')).toBe('select components');
    expect(move(recipes, 'ArrowLeft')).toBeUndefined();
  });

  it('open leaves with Enter', () => {
    expect(move(node, 'Enter')).toBe('open node.yaml');
    expect(move(recipes, 'Enter')).toBe('toggle recipes');
  });

  it('find what is typed, from here on and round', () => {
    expect(move(components, { typed: 'n' })).toBe('select nginx.yaml');
    expect(move(nginx, { typed: 'n' })).toBe('select node.yaml');
    expect(move(nginx, { typed: 'no' })).toBe('select node.yaml');
    expect(move(recipes, { typed: 'c' })).toBe('select components');
    expect(move(recipes, { typed: 'z' })).toBeUndefined();
  });
});
