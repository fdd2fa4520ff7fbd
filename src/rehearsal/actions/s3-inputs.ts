import { parseS3Uri, type S3Access, type S3Location } from '../s3-access.ts';
import type { ActionContext } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { type InputMap, optionalText, text } from './inputs.ts';

export function s3Access(context: Pick<ActionContext, 'services'>): S3Access {
  if (context.services.s3 === undefined) throw new ActionFailure('there is no connection to S3');
  return context.services.s3;
}

export function s3Location(item: InputMap, name: 'source' | 'destination'): S3Location {
  const uri = text(item, name);
  const location = parseS3Uri(uri);
  if (location === undefined || location.key === '') throw new ActionFailure(`${name} must be s3://bucket/key, not '${uri}'`);
  const owner = optionalText(item, 'expectedBucketOwner');
  return owner === undefined || owner === '' ? location : { ...location, expectedBucketOwner: owner };
}
