/** How severe a finding is where the control is missing; a level takes in those below it. */
export type Level = 'Low' | 'Medium' | 'High';

export const levels: readonly Level[] = ['Low', 'Medium', 'High'];

/** Parameters of the component that must say `Yes` before some controls are applied. */
export type Wish = 'InstallPackages' | 'SetDoDConsentBanner';

/** One thing to be so on a hardened system. */
export interface Control {
  /** The finding of DISA's guide for Ubuntu 22.04 that it follows; our reading of it, and of Debian too. */
  readonly id: string;
  readonly level: Level;
  /** What is so where the control is satisfied, as a sentence. */
  readonly title: string;
  /** Bash that makes it so, and changes nothing where it is so already. */
  readonly apply: string;
  /** Bash that succeeds exactly where it is so. It measures the system, not what `apply` has done. */
  readonly audit: string;
  readonly onlyWith?: Wish;
}
