import type { Mark } from '../../runs/run-words.ts';

const combine = (products: readonly string[], editions: readonly string[]): readonly string[] =>
  products.flatMap((product) => editions.flatMap((edition) => ['32Bit', '64Bit'].map((bits) => `${product}_${edition}_${bits}`)));

const versions = (product: string, suffix = ''): readonly string[] =>
  ['2021', '2024'].map((year) => `Microsoft_${product}_${year}${suffix}`);

/** What AWS offers: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_AssociateSoftwareToImageBuilder.html */
export const softwareNames: readonly string[] = [
  ...combine(versions('Office', '_LTSC'), ['Professional_Plus', 'Standard']),
  ...combine(versions('Visio', '_LTSC'), ['Professional', 'Standard']),
  ...combine(versions('Project'), ['Professional', 'Standard']),
];

const marks: Readonly<Record<string, Mark>> = {
  STAGED_FOR_INSTALLATION: { icon: 'clock', word: 'To be installed', tone: 'quiet' },
  PENDING_INSTALLATION: { icon: 'sync', word: 'Being installed', tone: 'busy' },
  INSTALLED: { icon: 'pass-filled', word: 'Installed', tone: 'good' },
  STAGED_FOR_UNINSTALLATION: { icon: 'clock', word: 'To be uninstalled', tone: 'quiet' },
  PENDING_UNINSTALLATION: { icon: 'sync', word: 'Being uninstalled', tone: 'busy' },
  FAILED_TO_INSTALL: { icon: 'error', word: 'Not installed', tone: 'bad' },
  FAILED_TO_UNINSTALL: { icon: 'error', word: 'Not uninstalled', tone: 'bad' },
};

/** How a piece of software stands; what Kiln does not know is shown as AWS calls it. */
export const softwareMark = (status: string): Mark =>
  (Object.hasOwn(marks, status) ? marks[status] : undefined) ?? { icon: 'question', word: status, tone: 'warn' };
