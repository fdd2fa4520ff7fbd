import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { AppError } from '../../contract/index.ts';

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

export interface CaFile {
  readonly path: string;
  /** Where the path was named: for whoever has to mend it. */
  readonly from: string;
}

/** The certificates that are trusted: those of Node, and those of the files. undefined where there are no files: then Node's own alone. */
export async function trustedCertificates(files: readonly CaFile[]): Promise<readonly string[] | undefined> {
  if (files.length === 0) return undefined;
  const added = await Promise.all(files.map(certificatesOf));
  return [...rootCertificates, ...added.flat()];
}

async function certificatesOf({ path, from }: CaFile): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError('unavailable', `The file of certificates ${path} (${from}) cannot be read (${code}). Correct its path.`);
  }
  const found = text.match(block) ?? [];
  if (found.length === 0 || !found.every(isCertificate))
    throw new AppError('unavailable', `The file ${path} (${from}) holds no certificates in PEM form. Name another one.`);
  return found;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false; // what cannot be parsed is none
  }
}
