import { z } from 'zod';
import { call } from './kernel.ts';

export const rehearsals = {
  /** Rehearses a component document of a trusted workspace as it is on disk. Fails with `not-trusted` or `unavailable` (detail: SandboxState). */
  start: call(
    z.object({
      root: z.string().max(4096),
      path: z.string().max(4096),
      phases: z.array(z.string()).optional(),
      parameters: z.record(z.string(), z.string()).default({}),
      network: z.boolean().default(false),
      driver: z.enum(['auto', 'namespace', 'container']).default('auto'),
      image: z.string().max(512).optional(),
    }),
  ).returns<{ runId: string }>(),
} as const;
