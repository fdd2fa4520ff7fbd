import type { Account } from '../../account.ts';
import { checkState } from '../image-builders.ts';
import { issueLink } from './sessions.ts';
import { connectPath } from './visit.ts';

interface Request {
  readonly Name: string;
  readonly Validity?: number;
}

/** Seconds: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImageBuilderStreamingURL.html */
const defaultValidity = 3600;

/** A link that opens a builder that runs, once. It leads to a page of this endpoint. */
export function createImageBuilderStreamingUrl(account: Account, { Name: name, Validity: seconds = defaultValidity }: Request): object {
  checkState(account, 'connect', name);
  const expires = account.clock.now().getTime() + seconds * 1000;
  return { StreamingURL: `${account.endpoint()}${connectPath}${issueLink(account, name, expires)}`, Expires: new Date(expires) };
}
