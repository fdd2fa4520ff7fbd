import type { SandboxLimits } from './driver.ts';

/** Generous for a build, far below what would hurt the computer. */
export const DEFAULT_LIMITS: SandboxLimits = { processes: 2048, openFiles: 4096, fileSize: 8 * 2 ** 30, addressSpace: 0 };
