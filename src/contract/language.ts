import { z } from 'zod';
import type { FileFacts, SettingsAbove, ShellCheckAnswer } from '../documents/index.ts';
import { call } from './kernel.ts';

/** What one question may hold: so many scripts, of so many characters each. */
export const SHELL_CHECK_LIMITS = { scripts: 50, length: 100_000 } as const;

const path = z.string().max(4096);
const script = z.string().max(SHELL_CHECK_LIMITS.length);

export const language = {
  /**
   * What files of a workspace tell the others, as they lie on the disk, in the order of the paths. null: the file tells nothing, because
   * it is gone, too large, or no document of ours.
   */
  facts: call(z.object({ root: path, paths: z.array(path).max(500) })).returns<readonly (FileFacts | null)[]>(),
  /** Kiln's settings for a workspace that stand further up in its repository; null where there are none. */
  settingsAbove: call(z.object({ root: path })).returns<SettingsAbove | null>(),
  /** Asks the ShellCheck that is installed on this machine. */
  shellCheck: call(z.object({ scripts: z.array(script).max(SHELL_CHECK_LIMITS.scripts) })).returns<ShellCheckAnswer>(),
} as const;
