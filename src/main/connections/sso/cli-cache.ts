// What `aws sso login` left. It is the AWS CLI's: it is read, never written, and its refresh token never used up.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { awsFolder } from '../aws-config.ts';
import type { SsoSession } from './session.ts';

const schema = z.object({ accessToken: z.string(), expiresAt: z.string(), startUrl: z.string().optional() });

export interface CliToken {
  readonly accessToken: string;
  /** Milliseconds. */
  readonly expiresAt: number;
}

/** The token of a session, whether it is still good or not; undefined where there is none. */
export async function cliToken(
  { name, startUrl }: SsoSession,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CliToken | undefined> {
  const file = `${createHash('sha1')
    .update(name ?? startUrl)
    .digest('hex')}.json`;
  const text = await readFile(join(awsFolder(env), 'sso', 'cache', file), 'utf8').catch(() => undefined); // most often there is none
  if (text === undefined) return undefined;
  const read = schema.safeParse(parsed(text));
  if (!read.success || (read.data.startUrl !== undefined && read.data.startUrl !== startUrl)) return undefined;
  const expiresAt = Date.parse(read.data.expiresAt);
  return Number.isNaN(expiresAt) ? undefined : { accessToken: read.data.accessToken, expiresAt };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // another tool's file in another form is as good as none
  }
}
