import type { DeclaredApplication, DeclaredImage, System } from '../declared-image.ts';

/** How the manifest of an application comes to be: the files that are read before anybody starts it. */
export interface Manifest {
  /** Where it lies on the builder. */
  readonly path: string;
  /** Files that it names. */
  readonly files: readonly string[];
  /** A folder of whose files it names all. */
  readonly folder?: string;
}

const folders: Readonly<Record<System, string>> = { windows: 'C:\\ProgramData\\Kiln\\manifests\\', linux: '/var/lib/kiln/manifests/' };

/** Folders that many programs share: reading all of them early would slow every session down. */
const shared: Readonly<Record<System, RegExp>> = {
  windows: /^[a-z]:\\?$|^[a-z]:\\(?:windows|program files(?: \(x86\))?)$|^[a-z]:\\windows\\/i,
  linux: /^\/(?:(?:usr\/)?(?:local\/)?s?bin|opt|usr|usr\/share|home)?$/,
};

/** The manifest that the script writes for an application; undefined where it names its own or wants none. */
export function manifestOf(image: DeclaredImage, application: DeclaredApplication, system: System): Manifest | undefined {
  // Names of applications may hold anything but blanks; a number makes a file's name.
  const path = `${folders[system]}application-${image.applications.indexOf(application) + 1}.txt`;
  if (application.prewarm !== undefined) return { path, files: application.prewarm };
  if (application.manifest !== undefined || !image.optimize) return undefined;
  const folder = application.path.replace(/[\\/][^\\/]*$/, '').replaceAll('/', system === 'windows' ? '\\' : '/');
  return shared[system].test(folder) ? { path, files: [application.path] } : { path, files: [], folder };
}

export function manifestFolder(system: System): string {
  return folders[system].slice(0, -1);
}
