const NAME = /^[A-Za-z0-9_-]{3,128}$/;

/** Whether a phase, step, parameter or constant may have this name. */
export function isName(name: string): boolean {
  return NAME.test(name);
}

/** What every message about a bad name ends with. */
export const nameAdvice = 'Use 3 to 128 letters, digits, hyphens and underscores.';
