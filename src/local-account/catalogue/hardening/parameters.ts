import type { Level } from './control.ts';

/** A parameter of the hardening components, with the name and default that Amazon's have. */
export interface HardeningParameter {
  readonly name: string;
  readonly defaultValue: string;
  readonly description: string;
  /** What may be said; anything else would harden less than was meant. */
  readonly values: readonly string[];
}

const levelParameter: HardeningParameter = {
  name: 'Level',
  defaultValue: 'High',
  description: 'Low, Medium or High; a level takes in those below it',
  values: ['Low', 'Medium', 'High'],
};

const wishes: readonly HardeningParameter[] = [
  {
    name: 'InstallPackages',
    defaultValue: 'No',
    description: 'Yes also installs the packages that some controls ask for',
    values: ['Yes', 'No'],
  },
  {
    name: 'SetDoDConsentBanner',
    defaultValue: 'No',
    description: 'Yes also shows the consent banner at logon',
    values: ['Yes', 'No'],
  },
];

/** The parameters of the component of a level; of the one without a level, that is a parameter too. */
export function hardeningParameters(level: Level | undefined): readonly HardeningParameter[] {
  return level === undefined ? [levelParameter, ...wishes] : wishes;
}
