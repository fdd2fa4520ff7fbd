import { isPlaceholder } from './placeholder.ts';

/** What stands for an id in the samples of AWS. */
const SAMPLE = /example|x{3,}|^1234567890$/i;

/**
 * Whether a text is the id of a thing of EC2 whose ids have that prefix: `ami-`, `subnet-`, `sg-`. Behind it are 8 or 17 digits, and EC2
 * calls others malformed. Placeholders and what samples write in place of an id pass.
 */
export function isEc2Id(text: string, prefix: string): boolean {
  if (isPlaceholder(text)) return true;
  if (!text.startsWith(prefix)) return false;
  const digits = text.slice(prefix.length);
  return /^(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(digits) || (SAMPLE.test(digits) && /^[\w.]+$/.test(digits));
}
