// Whether the images of fleets can still be used: a fleet keeps the ARN of an image that was taken away from its account.
import { mayDoWithImage } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { AppStream, AppStreamServiceImage } from '../../aws/clients.ts';
import { toImage } from '../registry/to-image.ts';

/** As many ARNs as one call takes. */
const atOnce = 25;

/** Why no new instances can be made of these images, as sentences by ARN; those that can be used are not in it. */
export async function imageFaults(api: AppStream, arns: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const faults = new Map<string, string>();
  for (let at = 0; at < arns.length; at += atOnce) {
    for (const [arn, fault] of await faultsOf(api, arns.slice(at, at + atOnce))) faults.set(arn, fault);
  }
  return faults;
}

async function faultsOf(api: AppStream, arns: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const images = await found(api, arns);
  return arns.flatMap((arn) => {
    const fault = faultOf(images.find((image) => image.Arn === arn));
    return fault === undefined ? [] : [[arn, fault] as const];
  });
}

/** One image that is not there fails the call for all of them: then each is asked for by itself. */
async function found(api: AppStream, arns: readonly string[]): Promise<readonly AppStreamServiceImage[]> {
  try {
    return (await api.describeImages({ Arns: [...arns] })).Images ?? [];
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    if (arns.length === 1) return [];
    const each = await Promise.all(arns.map((arn) => found(api, [arn])));
    return each.flat();
  }
}

function faultOf(image: AppStreamServiceImage | undefined): string | undefined {
  if (!image) return 'Its image is not there any more: it was deleted, or its owner has stopped sharing it.';
  const permit = mayDoWithImage(toImage(image), 'useInFleet');
  return permit === true ? undefined : `Its image cannot be used: ${permit.reason.charAt(0).toLowerCase()}${permit.reason.slice(1)}`;
}
