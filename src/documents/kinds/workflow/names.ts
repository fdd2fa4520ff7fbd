const BY_GUIDE = /^[A-Za-z0-9_]{3,128}$/;
const BY_API = /^[A-Za-z][A-Za-z0-9_-]{1,99}$/;
const PARAMETER = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * Whether a step may have this name. The user guide and the API describe names differently; `doubtful` fits one of the two alone.
 */
export function stepNameFit(name: string): 'good' | 'doubtful' | 'bad' {
  const fits = Number(BY_GUIDE.test(name)) + Number(BY_API.test(name));
  return fits === 2 ? 'good' : fits === 1 ? 'doubtful' : 'bad';
}

/** Whether a parameter or an output may have this name, as far as a path can name it. */
export function isVariableName(name: string): boolean {
  return PARAMETER.test(name);
}

export const stepNameAdvice = 'Begin with a letter and use 3 to 100 letters, digits and underscores.';
export const variableNameAdvice = 'Use 1 to 128 letters, digits, hyphens and underscores.';
