import { describe, expect, it } from 'vitest';
import { resolveTheme } from './theme.ts';

describe('the theme', () => {
  it.each([
    ['system', { dark: true, contrast: false }, 'dark'],
    ['system', { dark: false, contrast: false }, 'light'],
    ['light', { dark: true, contrast: false }, 'light'],
    ['dark', { dark: false, contrast: false }, 'dark'],
    ['system', { dark: true, contrast: true }, 'hc-dark'],
    ['light', { dark: true, contrast: true }, 'hc-light'],
    ['high-contrast', { dark: false, contrast: false }, 'hc-light'],
  ] as const)('%s on a system that is %j is %s', (choice, system, expected) => {
    expect(resolveTheme(choice, system)).toBe(expected);
  });
});
