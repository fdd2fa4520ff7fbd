// Examples of rules across files: a workspace in one text, every file behind a line `--- PATH`.

const document = `schemaVersion: 1.0
parameters:
  - Port:
      type: string
  - Colour:
      type: string
      default: green
phases:
  - name: build
    steps:
      - name: Serve
        action: ExecuteBash
        inputs:
          commands: ['serve {{ Port }} {{ Colour }}']
  - name: test
    steps:
      - name: Ask
        action: ExecuteBash
        inputs:
          commands: ['curl --fail localhost']
`;

const resource = `name: web
semanticVersion: 1.0.0
platform: Linux
uri: ./web.yaml
`;

const recipe = `name: server
semanticVersion: 1.0.0
parentImage: ssm:/images/base
components:
  - componentArn: ./web.component.yaml
    parameters:
      - name: Port
        value: ['80']
`;

export interface ExampleFiles {
  readonly [path: string]: string;
}

/** A component document, its resource and a recipe that uses it, with nothing wrong; `changed` files replace or join them. */
export function exampleWorkspace(changed: ExampleFiles = {}): string {
  const files = { 'web.yaml': document, 'web.component.yaml': resource, 'server.recipe.yaml': recipe, ...changed };
  return Object.entries(files)
    .map(([path, text]) => `--- ${path}\n${text}`)
    .join('');
}

/** The recipe of the example with one part written otherwise. */
export function recipeWith(part: string, instead: string): ExampleFiles {
  return { 'server.recipe.yaml': recipe.replace(part, instead) };
}

/** The component's resource with one part written otherwise. */
export function resourceWith(part: string, instead: string): ExampleFiles {
  return { 'web.component.yaml': resource.replace(part, instead) };
}
