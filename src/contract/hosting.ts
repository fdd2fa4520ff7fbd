/**
 * What is true of the place behind a connection's endpoint, and is told of it. It comes with the endpoint and the credentials, and nothing
 * is done otherwise because of it.
 */
export interface Hosting {
  readonly icon: 'device-desktop' | 'cloud';
  /** What is said once it is reached. */
  readonly greeting: string;
  /** Where builds run. */
  readonly site: string;
  readonly billing: 'free' | 'billed';
  /** What its builds are called in the history of runs. */
  readonly runs: 'local-build' | 'aws-build';
}

export const onThisComputer: Hosting = {
  icon: 'device-desktop',
  greeting: 'The local account is on. No sign-in is needed.',
  site: 'on this computer',
  billing: 'free',
  runs: 'local-build',
};

export const inAws: Hosting = {
  icon: 'cloud',
  greeting: 'Connected to AWS.',
  site: 'in AWS',
  billing: 'billed',
  runs: 'aws-build',
};

/** What is added where costs are told, which are AWS's. */
export const billingNotes = ({ billing, site }: Pick<Hosting, 'billing' | 'site'>): readonly string[] =>
  billing === 'free' ? [`This account is ${site}, where nothing is billed: the costs are those in AWS.`] : [];
