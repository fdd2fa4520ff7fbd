/** A component document with one step that runs `command`, and a parameter with a default. */
export function componentData(command = 'echo one', phase = 'build'): string {
  return `name: sample
schemaVersion: 1.0
parameters:
  - greeting:
      type: string
      default: hello
phases:
  - name: ${phase}
    steps:
      - name: RunIt
        action: ExecuteBash
        inputs:
          commands:
            - echo '{{ greeting }}'
            - ${command}
`;
}
