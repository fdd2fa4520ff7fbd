import { homedir } from 'node:os';

/** What looks like a secret, whoever wrote it into a log. What stands before the secret itself stays. */
const secrets: readonly RegExp[] = [
  /\b(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{16}\b/g,
  /(?<=(?:secret[_-]?access[_-]?key|aws_secret|session[_-]?token|security[_-]?token|api[_-]?key|password|passwd|secret|token)["']?\s*[:=]\s*["']?)[^\s"',;]{6,}/gi,
  /(?<=X-Amz-(?:Signature|Security-Token|Credential)=)[^&\s"']+/g,
  /(?<=\bAuthorization["']?:\s*["']?(?:Bearer|Basic|AWS4-HMAC-SHA256)\s)[^"'\n]+/gi,
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:)[^\s/@]+(?=@)/gi,
  /\bgh[pousr]_[A-Za-z0-9]{20,}\b/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

const mask = '•••';

/** Folders of this machine, and what stands for them in what leaves it. */
export type Places = readonly (readonly [folder: string, name: string])[];

export const placesOf = (root: string, data: string): Places =>
  (
    [
      [root, 'workspace'],
      [data, 'kiln'],
      [homedir(), '~'],
    ] as const
  ).filter(([folder]) => folder.length > 1);

/** A text without what looks like a secret and without the folders of this machine. */
export function withoutSecrets(text: string, places: Places): string {
  const named = places.reduce((so, [folder, name]) => so.replaceAll(folder, name), text);
  return secrets.reduce((so, pattern) => so.replace(pattern, mask), named);
}

/** The same for every text in a value. */
export function valueWithoutSecrets<Value>(value: Value, places: Places): Value {
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') return withoutSecrets(one, places);
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, part]) => [key, secretKey.test(key) && typeof part === 'string' ? mask : clean(part)]),
    );
  };
  return clean(value) as Value; // the same shape: only texts differ
}

const secretKey = /secret|password|passwd|token|apikey|api_key/i;
