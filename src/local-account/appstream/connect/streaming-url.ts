import type { Account } from '../../account.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import { checkState } from '../image-builders.ts';
import { connectPath } from './place.ts';
import { issueLink } from './sessions.ts';

interface Request {
  readonly Name: string;
  readonly Validity?: number;
}

/** Seconds: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImageBuilderStreamingURL.html */
const defaultValidity = 3600;
const maxValidity = 604_800;

/** A link that opens a builder that runs, once. It leads to a page of this endpoint. */
export function createImageBuilderStreamingUrl(account: Account, { Name: name, Validity: seconds = defaultValidity }: Request): object {
  // The model's prose has these bounds, its shapes do not.
  if (seconds < 1 || seconds > maxValidity) {
    throw new AwsError('ValidationException', `The Validity is ${seconds}; it must be between 1 and ${maxValidity} seconds.`);
  }
  const { created } = checkState(account, 'connect', name);
  const expires = account.clock.now().getTime() + seconds * 1000;
  const secret = issueLink(account, { builder: name, created, expires });
  return { StreamingURL: `${account.endpoint()}${connectPath}${secret}`, Expires: new Date(expires) };
}
