import { isInstalled } from '../../installed.ts';
import { findScanner, type Scanner, type ScannerKind } from './scanner.ts';

/** By their commands, in the order in which they are tried. */
const kinds: Readonly<Record<string, () => Promise<ScannerKind>>> = {
  grype: async () => (await import('./grype.ts')).grype,
  trivy: async () => (await import('./trivy.ts')).trivy,
};

/** The scanner of this computer, if it has one that is ready. Where none is installed, nothing is started and nothing is loaded. */
export async function installedScanner(): Promise<Scanner | undefined> {
  const installed = Object.entries(kinds).filter(([command]) => isInstalled(command));
  return findScanner(await Promise.all(installed.map(([, load]) => load())));
}
