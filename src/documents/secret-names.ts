const secretName = /password|passwd|passphrase|secret|api_?-?key|private_?-?key|access_?-?key|(?:^|_|-|[a-z])token$|credential/i;
// The name of a place where the secret is kept, not the secret: SecretArn, TokenPath, PasswordParameterName.
const placeName = /(?:arn|name|path|file|id|url|uri|prefix|parameter|length|region|bucket)$/i;
const placeValue = /^(?:\/|arn:|s3:|https?:|\{\{|[$])|^(?:true|false|none|)$/i;

/** Whether a value that has a name is a secret in plain text, told by the name and by what the value is not: a path, an ARN, a reference. */
export function looksSecret(name: string, value: string): boolean {
  return secretName.test(name) && !placeName.test(name) && !placeValue.test(value);
}
