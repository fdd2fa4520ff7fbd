import type { SoftwareDeploymentStatus } from '../protocol/appstream-shapes.ts';
import { badCombination } from './faults.ts';

const bits = ['32Bit', '64Bit'];
const years = ['2021', '2024'];

/** The license-included software of Microsoft, as the model's documentation lists it. */
export const softwareNames: ReadonlySet<string> = new Set([
  ...years.flatMap((year) => combine(`Microsoft_Office_${year}_LTSC`, ['Professional_Plus', 'Standard'])),
  ...years.flatMap((year) => combine(`Microsoft_Visio_${year}_LTSC`, ['Professional', 'Standard'])),
  ...years.flatMap((year) => combine(`Microsoft_Project_${year}`, ['Professional', 'Standard'])),
]);

function combine(product: string, editions: readonly string[]): readonly string[] {
  return editions.flatMap((edition) => bits.map((bit) => `${product}_${edition}_${bit}`));
}

/** Throws for software that is not offered. */
export function checkSoftware(names: readonly string[]): void {
  const unknown = names.find((name) => !softwareNames.has(name));
  if (unknown !== undefined) throw badCombination(`There is no license-included software ${unknown}.`);
}

interface Staged {
  readonly SoftwaresToInstall?: readonly string[] | undefined;
  readonly SoftwaresToUninstall?: readonly string[] | undefined;
}

/** What a new builder installs and removes as soon as it runs. */
export function initialSoftware({ SoftwaresToInstall = [], SoftwaresToUninstall = [] }: Staged): Record<string, SoftwareDeploymentStatus> {
  checkSoftware([...SoftwaresToInstall, ...SoftwaresToUninstall]);
  const both = SoftwaresToInstall.find((name) => SoftwaresToUninstall.includes(name));
  if (both !== undefined) throw badCombination(`${both} cannot be installed and uninstalled.`);
  return Object.fromEntries([
    ...SoftwaresToInstall.map((name) => [name, 'PENDING_INSTALLATION'] as const),
    ...SoftwaresToUninstall.map((name) => [name, 'PENDING_UNINSTALLATION'] as const),
  ]);
}
