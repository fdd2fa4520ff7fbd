import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SsoPortal } from '../../../contract/index.ts';

/** What one signs in to once, for all accounts and roles behind it. */
export interface SsoSession extends SsoPortal {
  /** Its name in the configuration of the AWS CLI, which keeps its token under it. */
  readonly name?: string | undefined;
  readonly endpoint?: string | undefined;
}

/** Kiln as Identity Center knows it on this computer; good for some months. */
const registrationSchema = z.object({ clientId: z.string(), clientSecret: z.string(), expiresAt: z.number() });

const tokenSchema = z.object({
  accessToken: z.string(),
  /** Milliseconds. */
  expiresAt: z.number(),
  refreshToken: z.string().optional(),
});

/** All of it is secret. */
export const signInSchema = z.object({ registration: registrationSchema, token: tokenSchema.optional() });

export type Registration = z.infer<typeof registrationSchema>;
export type SsoToken = z.infer<typeof tokenSchema>;
export type SsoSignIn = z.infer<typeof signInSchema>;

/** A token is sent to nobody but who gave it: the address is part of the name under which it is kept. */
export function keyOf({ startUrl, ssoRegion, endpoint = '' }: SsoSession): string {
  return createHash('sha256')
    .update(JSON.stringify([startUrl, ssoRegion, endpoint]))
    .digest('hex')
    .slice(0, 32);
}
