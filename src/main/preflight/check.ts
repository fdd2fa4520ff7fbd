import { AppError, type CheckResult, type Mend } from '../../contract/index.ts';
import { type AwsErrorDetail, isAwsError } from '../aws/aws-error.ts';
import type { Aws } from '../aws/clients.ts';
import type { BuildSubject } from './subject.ts';

export interface CheckContext {
  readonly aws: Aws;
  readonly subject: BuildSubject;
  /** The same account in another Region. */
  inRegion(region: string): Promise<Aws>;
}

/** One thing that a build needs. Its looks read and nothing else; a look that is refused is told, and counts for nothing. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Whether the build has anything to do with it. */
  applies(subject: BuildSubject): boolean;
  run(context: CheckContext): Promise<readonly CheckResult[]>;
}

export const ok = (message: string): CheckResult => ({ state: 'ok', message });
export const warning = (message: string, mend: Mend): CheckResult => ({ state: 'warning', message, mend });
export const failed = (message: string, mend: Mend): CheckResult => ({ state: 'failed', message, mend });
export const unchecked = (message: string, mend?: Mend): CheckResult => ({ state: 'unchecked', message, ...(mend && { mend }) });

const denials = /^(AccessDenied|UnauthorizedOperation|AuthorizationError|Forbidden|NotAuthorized)/;
const missingOperations = /^(NotImplemented|UnknownOperation|UnsupportedOperationException|InvalidAction)/;

/** Why a look gave nothing. */
function whyNot(error: AppError): string {
  if (error.code !== 'aws') return error.message;
  const { code, operation } = error.detail as AwsErrorDetail;
  if (denials.test(code)) return `The signed-in identity may not ask ${operation}, so this is not known.`;
  if (missingOperations.test(code)) return `What answers for this connection does not offer ${operation}, so this is not known.`;
  return `This could not be found out. ${error.message}`;
}

/** What a look finds; a refusal of AWS becomes the answer that it was not looked at. */
export async function looked(look: () => Promise<CheckResult | readonly CheckResult[]>): Promise<readonly CheckResult[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    if (error instanceof AppError) return [unchecked(whyNot(error))];
    throw error;
  }
}

/** Looks at each of several things; one that cannot be looked at leaves the others their answers. */
export async function lookedAtEach<Item>(
  items: readonly Item[],
  look: (item: Item) => Promise<CheckResult | readonly CheckResult[]>,
): Promise<readonly CheckResult[]> {
  return (await Promise.all(items.map((item) => looked(() => look(item))))).flat();
}

/** undefined where AWS says by one of these codes that there is no such thing. */
export async function unlessMissing<Result>(read: () => Promise<Result>, ...codes: readonly string[]): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isAwsError(error, ...codes)) return undefined;
    throw error;
  }
}

/** A list of names as a sentence has it. */
export function namesOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
