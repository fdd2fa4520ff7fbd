import type { RunStep } from '../../contract/index.ts';

export type Fidelity = NonNullable<RunStep['fidelity']>;

/** How true a step was to a build instance, in words. */
export const FIDELITY: Readonly<Record<Fidelity['level'], { readonly word: string; readonly meaning: string }>> = {
  exact: { word: 'exact', meaning: 'It did what it does on a build instance.' },
  emulated: { word: 'emulated', meaning: 'It did something close to what it does on a build instance.' },
  skipped: { word: 'not run', meaning: 'It cannot run here.' },
};
