import type { DockerfileTemplate } from './model.ts';

/** Reads a Dockerfile template; never throws. */
export function readDockerfile(text: string): DockerfileTemplate {
  return { text };
}

/** Whether a Dockerfile is the template of a container recipe: any that names a variable of Image Builder is meant to be one. */
export function isDockerfileTemplate(text: string): boolean {
  return text.includes('imagebuilder:');
}
