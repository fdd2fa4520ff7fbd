import { type Control, type Level, levels } from './control.ts';
import { highControls } from './high.ts';
import { lowControls } from './low.ts';
import { mediumControls } from './medium.ts';
import { packageControls } from './packages.ts';

/** All controls, in the order in which they are applied. */
export const controls: readonly Control[] = [...packageControls, ...lowControls, ...mediumControls, ...highControls];

/** The controls of a level: a level takes in those below it. */
export function controlsOf(level: Level): readonly Control[] {
  return controls.filter((control) => levels.indexOf(control.level) <= levels.indexOf(level));
}
