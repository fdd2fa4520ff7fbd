import { describe, expect, it } from 'vitest';
import { applyLayout, defaultLayout, panelLimits, sideLimits } from './layout-store.ts';

describe('the layout', () => {
  it('keeps sizes within their limits, in whole pixels', () => {
    expect(applyLayout(defaultLayout, { type: 'sideResized', width: 5 }).sideWidth).toBe(sideLimits.min);
    expect(applyLayout(defaultLayout, { type: 'panelResized', height: 9999 }).panelHeight).toBe(panelLimits.max);
    expect(applyLayout(defaultLayout, { type: 'sideResized', width: 300.6 }).sideWidth).toBe(301);
  });

  it('shows a hidden region when one of its views is asked for', () => {
    const hidden = applyLayout(defaultLayout, { type: 'sideToggled' });
    expect(applyLayout(hidden, { type: 'sideShown', view: 'runs' })).toMatchObject({ sideVisible: true, sideView: 'runs' });
    expect(applyLayout(defaultLayout, { type: 'panelShown', view: 'run' })).toMatchObject({ panelVisible: true, panelView: 'run' });
  });

  it('ends the maximised state when the panel is closed or resized', () => {
    const large = applyLayout({ ...defaultLayout, panelVisible: true }, { type: 'panelMaximised' });
    expect(large.panelMaximised).toBe(true);
    expect(applyLayout(large, { type: 'panelToggled' }).panelMaximised).toBe(false);
    expect(applyLayout(large, { type: 'panelResized', height: 300 }).panelMaximised).toBe(false);
  });
});
