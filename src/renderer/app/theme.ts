import type { LayoutStore, ThemeChoice } from '../stores/layout-store.ts';

export type ResolvedTheme = 'light' | 'dark' | 'hc-light' | 'hc-dark';

export interface SystemLook {
  readonly dark: boolean;
  readonly contrast: boolean;
}

/** What a choice comes to on a system that looks like this. */
export function resolveTheme(choice: ThemeChoice, system: SystemLook): ResolvedTheme {
  if (choice === 'high-contrast') return system.dark ? 'hc-dark' : 'hc-light';
  const dark = choice === 'system' ? system.dark : choice === 'dark';
  if (system.contrast) return dark ? 'hc-dark' : 'hc-light';
  return dark ? 'dark' : 'light';
}

/** Keeps the page (and, through `paint`, the editors) in the theme that the layout store and the system ask for. */
export function followTheme(layout: LayoutStore, paint: (theme: ResolvedTheme) => void): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const forced = matchMedia('(forced-colors: active)');
  let shown: ResolvedTheme | undefined;
  const update = () => {
    const theme = resolveTheme(layout.getState().theme, { dark: dark.matches, contrast: contrast.matches || forced.matches });
    if (theme === shown) return;
    shown = theme;
    document.documentElement.dataset.theme = theme;
    paint(theme);
  };
  for (const query of [dark, contrast, forced]) query.addEventListener('change', update);
  layout.subscribe(update);
  update();
}
