import { AppError } from '../../contract/index.ts';
import type { SettingsAbove } from '../../documents/index.ts';
import { LintFailure } from '../lint/lint-failure.ts';
import { settingsAbove } from '../lint/settings-above.ts';
import { realRoot } from '../workspace/paths.ts';

/** The settings that count in a workspace because they stand further up in its repository. Fails with `refused` when they cannot be read. */
export async function settingsAboveWorkspace(root: string): Promise<SettingsAbove | null> {
  try {
    return (await settingsAbove(await realRoot(root))) ?? null;
  } catch (error) {
    throw error instanceof LintFailure ? new AppError('refused', error.message) : error;
  }
}
