// What looks for vulnerabilities in images, where it is installed on this computer and has its database.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Finding } from './finding.ts';

/** What is scanned: an OCI archive where there is a whole image, else its bill of materials. */
export interface ScanTarget {
  readonly path: string;
  readonly form: 'archive' | 'sbom';
}

/** How one scanner is asked and what it answers. */
export interface ScannerKind {
  readonly name: string;
  /** Keeps it from the network. */
  readonly environment: Readonly<Record<string, string>>;
  /** The arguments that ask whether there is a database; a failure means no. */
  readonly readiness: readonly string[];
  isReady(output: string): boolean;
  scan(target: ScanTarget): readonly string[];
  /** Throws for what the scanner does not write. */
  read(output: string): readonly Finding[];
}

export interface Scanner {
  readonly name: string;
  /** Rejects with the scanner's own words. */
  scan(target: ScanTarget, signal: AbortSignal): Promise<readonly Finding[]>;
}

const run = promisify(execFile);

/** Scanners write some ten MiB for large images. */
const maxBuffer = 256 * 1024 ** 2;
const patienceMs = 10_000;

/** Of our environment, what a scanner needs to find itself, its database and its settings. */
const passedOn = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'GRYPE_DB_CACHE_DIR', 'TRIVY_CACHE_DIR'];

/** The first of these scanners that is installed and has a database; undefined where there is none. */
export async function findScanner(kinds: readonly ScannerKind[]): Promise<Scanner | undefined> {
  for (const kind of kinds) if (await isReady(kind)) return scannerOf(kind);
  return undefined;
}

function environmentOf({ environment }: ScannerKind): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(passedOn.map((name) => [name, process.env[name]])), ...environment };
}

async function isReady(kind: ScannerKind): Promise<boolean> {
  try {
    const { stdout } = await run(kind.name, [...kind.readiness], { env: environmentOf(kind), timeout: patienceMs });
    return kind.isReady(stdout);
  } catch {
    return false; // not installed, or without a database: there is no such scanner here
  }
}

function scannerOf(kind: ScannerKind): Scanner {
  return {
    name: kind.name,
    async scan(target, signal) {
      const { stdout } = await run(kind.name, [...kind.scan(target)], { env: environmentOf(kind), maxBuffer, signal });
      return kind.read(stdout);
    },
  };
}
