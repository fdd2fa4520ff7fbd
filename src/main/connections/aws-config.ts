// The configuration files that AWS's tools share: ~/.aws/config and ~/.aws/credentials. They are read, and never written.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;
export type Properties = Readonly<Record<string, string>>;

export interface AwsConfig {
  readonly profiles: ReadonlyMap<string, Properties>;
  /** Sessions of IAM Identity Center that profiles share. */
  readonly ssoSessions: ReadonlyMap<string, Properties>;
}

/** `[default]`, `[profile NAME]`, `[profile "A NAME"]`; in the credentials file `[NAME]`. */
const header = /^\s*\[\s*(?:(profile|sso-session|services)\s+)?["']?([^\]"']+?)["']?\s*\]/;
/** What is indented belongs to a property that has properties of its own (`s3 =`), which are no concern of credentials. */
const property = /^([^\s=#;[][^=]*?)\s*=\s*(.*?)\s*$/;

interface Section {
  readonly kind: string;
  readonly name: string;
  readonly properties: Record<string, string>;
}

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, kind = 'profile', name] = header.exec(line) ?? [];
    if (name !== undefined) {
      sections.push({ kind, name, properties: {} });
      continue;
    }
    const [, key, value = ''] = property.exec(line) ?? [];
    const last = sections.at(-1);
    if (key !== undefined && last) last.properties[key] = value.replace(/(^|\s)[#;].*$/, '').trim();
  }
  return sections;
}

export const awsFolder = (env: Environment) => join(env.HOME ?? homedir(), '.aws');

/** Both files as one; of what both say, that of the credentials file counts. A file that is not there has nothing. */
export async function readAwsConfig(env: Environment = process.env): Promise<AwsConfig> {
  const folder = awsFolder(env);
  const paths = [env.AWS_CONFIG_FILE ?? join(folder, 'config'), env.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, 'credentials')];
  const sections = (await Promise.all(paths.map(textOf))).flatMap(sectionsOf);
  return { profiles: merged(sections, 'profile'), ssoSessions: merged(sections, 'sso-session') };
}

function merged(sections: readonly Section[], kind: string): ReadonlyMap<string, Properties> {
  const found = new Map<string, Properties>();
  for (const section of sections) {
    if (section.kind === kind) found.set(section.name, { ...found.get(section.name), ...section.properties });
  }
  return found;
}

/** The names of the profiles, the default one first. */
export async function profileNames(env?: Environment): Promise<readonly string[]> {
  const { profiles } = await readAwsConfig(env);
  return [...profiles.keys()].sort((a, b) => Number(b === 'default') - Number(a === 'default') || a.localeCompare(b));
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
