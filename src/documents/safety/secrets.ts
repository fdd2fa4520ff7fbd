import type { TextRange } from '../text.ts';

/** A piece of text that has the form of a secret of some service. */
export interface FoundSecret {
  readonly range: TextRange;
  /** What it is, for a message; the secret itself is never repeated. */
  readonly what: string;
}

const kinds: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  {
    what: 'a secret access key of AWS',
    pattern: /(?<=secret_?access_?key["']?[ \t]*[=:][ \t]*["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/gi,
  },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?=\s+[A-Za-z0-9+/=:-]{20})/g },
  { what: 'a token of GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\b/g },
  { what: 'a token of GitLab', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  { what: 'a token of Slack', pattern: /\bxox[abeprs]-[A-Za-z0-9-]{20,}/g },
  { what: 'a key of Stripe', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/g },
  { what: 'a key of Google', pattern: /\bAIza[A-Za-z0-9_-]{35}\b/g },
];

/** One look tells that most texts hold nothing of all this. */
const hint = /AKIA|ASIA|-----BEGIN|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|k_live_|AIza|[Ss]ecret_?[Aa]ccess_?[Kk]ey|SECRET_ACCESS_KEY/;

/** Examples of documentation, and what stands for a secret. */
const placeholder = /EXAMPLE|(.)\1{6}|your|changeme|placeholder/i;

/** The secrets in a part of a text, known by their form alone. */
export function findSecrets(text: string, { start, end }: TextRange): readonly FoundSecret[] {
  const part = text.slice(start, end);
  if (!hint.test(part)) return [];
  return kinds.flatMap(({ what, pattern }) =>
    Array.from(part.matchAll(pattern)).flatMap(({ 0: secret, index }) =>
      placeholder.test(secret) ? [] : [{ what, range: { start: start + index, end: start + index + secret.length } }],
    ),
  );
}

/** Whether a literal that is given as a password looks like one: not a name, a path, a variable, a flag or a sample. */
export function looksLikePassword(value: string): boolean {
  if (value.length < 8 || value.length > 200 || /[\s$<>{}`]|x{5}/.test(value) || placeholder.test(value)) return false;
  if (/^(?:\/|\.|~|[A-Za-z]:\\|https?:|arn:|s3:|ssm:|file:|--?\w)/i.test(value)) return false;
  if (/^(?:true|false|null|none|password|secret|token)\b/i.test(value)) return false;
  return /[a-z]/i.test(value) && /[\d!@#%^&*?]/.test(value);
}
