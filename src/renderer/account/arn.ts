/** The name in the ARN of an Image Builder resource: `arn:…:image/status-server/1.0.0/1` gives `status-server`. */
export const nameInArn = (arn: string): string => arn.split(':').at(-1)?.split('/')[1] ?? arn;
