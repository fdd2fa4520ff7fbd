/** A Dockerfile template of a container recipe, placeholders masked and parsed. */
export interface DockerfileTemplate {
  readonly text: string;
}
