import { z } from 'zod';

/** An account in a Region, by the connection that leads there. Where a call leaves it out, the connection in use is meant. */
export const accountTarget = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/),
});

export type AccountTarget = z.infer<typeof accountTarget>;

/** What every call says that concerns an account. */
export const inAccount = { at: accountTarget.optional() } as const;

/** The ARN of one build of an image. */
export const imageBuildArn = z
  .string()
  .regex(/^arn:aws[^:]*:imagebuilder:[^:]+:[^:]+:image\/[a-z0-9-_]+\/\d+\.\d+\.\d+\/\d+$/, 'the ARN of an image with version and build');
