import { type ManagedComponent, systems } from '../managed-component.ts';

const description = 'Says hello, and changes nothing';

const document = (action: string, command: string) => `name: hello-world
description: ${description}
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: HelloWorld
        action: ${action}
        inputs:
          commands:
            - ${command} 'Hello from build'
  - name: validate
    steps:
      - name: HelloWorld
        action: ${action}
        inputs:
          commands:
            - ${command} 'Hello from validate'
  - name: test
    steps:
      - name: HelloWorld
        action: ${action}
        inputs:
          commands:
            - ${command} 'Hello from test'
`;

export const helloWorldLinux: ManagedComponent = {
  name: 'hello-world-linux',
  version: '1.0.0',
  platform: 'Linux',
  description,
  supportedOsVersions: systems.linux,
  type: 'BUILD',
  document: document('ExecuteBash', 'echo'),
};

export const helloWorldWindows: ManagedComponent = {
  name: 'hello-world-windows',
  version: '1.0.0',
  platform: 'Windows',
  description,
  supportedOsVersions: systems.windows,
  type: 'BUILD',
  document: document('ExecutePowerShell', 'Write-Host'),
};
