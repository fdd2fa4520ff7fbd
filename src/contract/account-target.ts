import { z } from 'zod';

/** An account in one of its Regions, by the connection that leads there. */
export const accountTarget = z.object({
  connection: z.string().max(64),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/),
});
export type AccountTarget = z.infer<typeof accountTarget>;

/** One build of an image as a connection reaches it. The Region is the ARN's. */
export const imageTarget = z.object({
  connection: z.string().max(64),
  arn: z
    .string()
    .max(1024)
    .regex(
      /^arn:aws[^:]*:imagebuilder:[a-z0-9-]+:[^:]+:image\/[^/]+\/\d+\.\d+\.\d+\/\d+$/,
      'the ARN of an image with its version and build',
    ),
});
export type ImageTarget = z.infer<typeof imageTarget>;
