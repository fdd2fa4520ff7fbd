import { describe, expect, it } from 'vitest';
import { isKey, type Keystroke, keyLabel } from './keys.ts';

const stroke = (change: Partial<Keystroke>): Keystroke => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...change,
});

describe('a key combination', () => {
  it('takes Ctrl for Mod, and Cmd on a Mac', () => {
    const ctrl = stroke({ key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true });
    const cmd = stroke({ key: 'p', code: 'KeyP', metaKey: true, shiftKey: true });
    expect([isKey('Mod+Shift+P', ctrl, false), isKey('Mod+Shift+P', ctrl, true)]).toEqual([true, false]);
    expect([isKey('Mod+Shift+P', cmd, false), isKey('Mod+Shift+P', cmd, true)]).toEqual([false, true]);
  });

  it('is not met with a modifier too many or too few', () => {
    expect(isKey('Mod+P', stroke({ key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(isKey('F8', stroke({ key: 'F8', code: 'F8', altKey: true }), false)).toBe(false);
    expect(isKey('F8', stroke({ key: 'F8', code: 'F8' }), false)).toBe(true);
  });

  it('tells letters and digits by their place, so that layouts do not matter', () => {
    expect(isKey('Mod+0', stroke({ key: 'à', code: 'Digit0', ctrlKey: true }), false)).toBe(true);
  });

  it('is written as the platform does', () => {
    expect([keyLabel('Mod+Shift+P', false), keyLabel('Mod+Shift+P', true), keyLabel('F8', true)]).toEqual(['Ctrl+Shift+P', '⇧⌘P', 'F8']);
  });
});
