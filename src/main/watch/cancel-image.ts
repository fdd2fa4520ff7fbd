import { isAwsError } from '../aws/aws-error.ts';
import type { Aws } from '../aws/clients.ts';

/** Cancels a build in its account; one that ended by itself in the meantime is left, for the watch tells how. */
export async function cancelImage(aws: () => Promise<Aws>, imageBuildVersionArn: string): Promise<void> {
  const api = await (await aws()).imagebuilder();
  try {
    await api.cancelImageCreation({ imageBuildVersionArn });
  } catch (error) {
    if (!isAwsError(error, 'InvalidRequestException', 'ResourceInUseException')) throw error;
  }
}
