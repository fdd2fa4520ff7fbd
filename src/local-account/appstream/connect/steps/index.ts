import { apps } from './apps.ts';
import { configure } from './configure.ts';
import { image } from './image.ts';
import { optimizeStep } from './optimize.ts';
import { review } from './review.ts';
import type { Step } from './step.ts';
import { test } from './test.ts';
import { windows } from './windows.ts';

export type { Acting, Done, Step } from './step.ts';

/** Image Assistant's steps, in its order. */
export const steps: readonly Step[] = [apps, configure, test, optimizeStep, image, review];

export { windows };

/** The step of this name; without one, the first. */
export const stepOf = (id: string | null): Step => [...steps, windows].find((step) => step.id === id) ?? apps;
