import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `[default]`, `[profile NAME]`, `[profile "A NAME"]`; in the credentials file `[NAME]`. */
const section = /^[ \t]*\[[ \t]*(?:(profile|sso-session|services)[ \t]+)?"?([^\]"]+?)"?[ \t]*\]/gm;

/** The names of the profiles in the AWS configuration files, the default one first. A file that is not there has none. */
export async function profileNames(env: Readonly<Record<string, string | undefined>> = process.env): Promise<readonly string[]> {
  const folder = join(env.HOME ?? homedir(), '.aws');
  const texts = [env.AWS_CONFIG_FILE ?? join(folder, 'config'), env.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, 'credentials')].map(textOf);
  const sections = (await Promise.all(texts)).flatMap((text) => [...text.matchAll(section)]);
  const names = new Set(sections.flatMap(([, kind, name = '']) => (kind === undefined || kind === 'profile' ? [name] : [])));
  return [...names].sort((a, b) => Number(b === 'default') - Number(a === 'default') || a.localeCompare(b));
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
