import { z } from 'zod';

const form = /^arn:aws[^:]*:appstream:([a-z0-9-]+):(\d{12})?:image\/([a-zA-Z0-9][a-zA-Z0-9_.-]{0,100})$/;

/** An image as a connection reaches it; the Region is the ARN's. */
export const appStreamImageTarget = z.object({
  connection: z.string().max(64),
  arn: z.string().max(512).regex(form, 'the ARN of an image of AppStream'),
});
export type AppStreamImageTarget = z.infer<typeof appStreamImageTarget>;

export interface ParsedImageArn {
  readonly region: string;
  /** Empty for AWS's own. */
  readonly owner: string;
  readonly name: string;
}

/** undefined for all text that names no image. */
export function parseImageArn(arn: string): ParsedImageArn | undefined {
  const [, region, owner = '', name] = form.exec(arn) ?? [];
  return region === undefined || name === undefined ? undefined : { region, owner, name };
}

/** What people call the thing of an ARN. */
export const nameInArn = (arn: string): string => arn.split('/').at(-1) ?? arn;
