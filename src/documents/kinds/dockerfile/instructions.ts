/** Docker's own reference of the instructions. */
export const dockerReference = 'https://docs.docker.com/reference/dockerfile/';

/** An instruction of Dockerfiles, as far as rules and the editor want to know it. */
export interface InstructionSpec {
  readonly keyword: string;
  /** How it is written, for hovers. */
  readonly form: string;
  readonly description: string;
  /** Words behind it that it cannot do without. */
  readonly minimum: number;
}

export const instructionSpecs: readonly InstructionSpec[] = [
  { keyword: 'FROM', form: 'FROM image [AS name]', description: 'Begins a stage with the image that it builds upon.', minimum: 1 },
  { keyword: 'RUN', form: 'RUN command', description: 'Runs a command in the image, by a shell or as a JSON list of words.', minimum: 1 },
  { keyword: 'CMD', form: 'CMD command', description: 'The command that a container runs unless it is given another.', minimum: 0 },
  { keyword: 'LABEL', form: 'LABEL key=value …', description: 'Adds metadata to the image.', minimum: 1 },
  { keyword: 'MAINTAINER', form: 'MAINTAINER name', description: 'Names the author. Long deprecated: use a label.', minimum: 1 },
  { keyword: 'EXPOSE', form: 'EXPOSE port[/protocol] …', description: 'Tells which ports the container listens on.', minimum: 1 },
  { keyword: 'ENV', form: 'ENV key=value …', description: 'Sets environment variables, in the build and in containers.', minimum: 1 },
  { keyword: 'ADD', form: 'ADD source … target', description: 'Adds files, unpacked archives or downloads to the image.', minimum: 2 },
  {
    keyword: 'COPY',
    form: 'COPY source … target',
    description: 'Copies files of the build or of another stage into the image.',
    minimum: 2,
  },
  { keyword: 'ENTRYPOINT', form: 'ENTRYPOINT command', description: 'The program that a container runs.', minimum: 0 },
  { keyword: 'VOLUME', form: 'VOLUME path …', description: 'Declares folders whose content is kept outside of the container.', minimum: 1 },
  { keyword: 'USER', form: 'USER name[:group]', description: 'Who runs the instructions below, and the container.', minimum: 1 },
  {
    keyword: 'WORKDIR',
    form: 'WORKDIR path',
    description: 'The folder that the instructions below work in; it is made if need be.',
    minimum: 1,
  },
  {
    keyword: 'ARG',
    form: 'ARG name[=value]',
    description: 'Declares a variable of the build. Before FROM it is known to FROM alone.',
    minimum: 1,
  },
  { keyword: 'ONBUILD', form: 'ONBUILD instruction', description: 'An instruction for images that are built upon this one.', minimum: 2 },
  { keyword: 'STOPSIGNAL', form: 'STOPSIGNAL signal', description: 'The signal that ends a container.', minimum: 1 },
  {
    keyword: 'HEALTHCHECK',
    form: 'HEALTHCHECK [options] CMD command',
    description: 'How to tell whether a container still works.',
    minimum: 1,
  },
  { keyword: 'SHELL', form: 'SHELL ["program", "option"]', description: 'The shell that runs the commands below.', minimum: 1 },
];

const byKeyword: ReadonlyMap<string, InstructionSpec> = new Map(instructionSpecs.map((spec) => [spec.keyword, spec]));

/** What is known of an instruction; undefined for none that Docker knows. */
export function instructionSpec(keyword: string): InstructionSpec | undefined {
  return byKeyword.get(keyword);
}
