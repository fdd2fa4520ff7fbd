import type { DockerfileTemplate } from './model.ts';

/** Reads a Dockerfile template; never throws. */
export function readDockerfile(text: string): DockerfileTemplate {
  return { text };
}
