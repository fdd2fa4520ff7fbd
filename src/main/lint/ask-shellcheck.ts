import { type Diagnostic, isForShellCheck, type Script, shellCheckFailure, shellCheckFindings } from '../../documents/index.ts';
import { reasonOf } from '../files/reason-of.ts';
import type { ShellCheckQueue } from './shellcheck-queue.ts';

/** What ShellCheck finds in the scripts of a document; one finding that says why where it could not look at them. Never rejects. */
export async function askAbout(scripts: readonly Script[], shellCheck: ShellCheckQueue): Promise<readonly Diagnostic[]> {
  try {
    const shells = scripts.filter(isForShellCheck);
    const found = await Promise.all(shells.map(async (script) => shellCheckFindings(script, await shellCheck.remarksOn(script.text))));
    return found.flat();
  } catch (error) {
    return [shellCheckFailure(scripts, reasonOf(error))];
  }
}
