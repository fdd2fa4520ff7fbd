import { AppError, type Known } from '../../contract/index.ts';

export const known = <Value>(value: Value): Known<Value> => ({ known: true, value });
export const unknown = (why: string): { readonly known: false; readonly why: string } => ({ known: false, why });

/** A question that may have no answer: what AWS refuses is told as the reason why it is not known. All else goes on as an error. */
export async function askKnown<Value>(ask: () => Promise<Known<Value>>): Promise<Known<Value>> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && error.code === 'aws') return unknown(error.message);
    throw error;
  }
}
