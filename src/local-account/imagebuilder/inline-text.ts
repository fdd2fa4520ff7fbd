import { AwsError } from '../protocol/aws-error.ts';
import { invalidValue } from './arn.ts';

/** The document that a request carries in one member, or names by its place in S3 in another: exactly one of the two. */
export function inlineText<Data extends string, Uri extends string>(
  input: Readonly<Partial<Record<Data | Uri, string | undefined>>>,
  names: { readonly data: Data; readonly uri: Uri },
): string {
  const data: string | undefined = input[names.data];
  const uri: string | undefined = input[names.uri];
  if ((data === undefined) === (uri === undefined)) {
    throw new AwsError('InvalidParameterCombinationException', `Exactly one of '${names.data}' and '${names.uri}' must be provided.`);
  }
  if (data === undefined) {
    throw invalidValue(names.uri, `The local account reads nothing from S3: pass the content of '${uri}' as '${names.data}'.`);
  }
  return data;
}
