import type { DocumentSnippet } from './snippet.ts';

/** Documents in the languages of Image Builder. */
export const languageSnippets: readonly DocumentSnippet[] = [
  {
    label: 'component document',
    kind: 'component',
    detail: 'steps that build and test an image',
    text: `name: \${1:Component}
description: \${2:What it installs}
schemaVersion: 1.0

phases:
  - name: build
    steps:
      - name: \${3:Install}
        action: ExecuteBash
        inputs:
          commands:
            - set -euo pipefail
            - \${0:echo installing}

  - name: validate
    steps:
      - name: \${4:Check}
        action: ExecuteBash
        inputs:
          commands:
            - \${5:true}
`,
  },
  {
    label: 'component document for Windows',
    kind: 'component',
    detail: 'steps that build and test an image of Windows',
    text: `name: \${1:Component}
description: \${2:What it installs}
schemaVersion: 1.0

phases:
  - name: build
    steps:
      - name: \${3:Install}
        action: ExecutePowerShell
        inputs:
          commands:
            - \\$ErrorActionPreference = 'Stop'
            - \${0:Write-Output installing}

  - name: validate
    steps:
      - name: \${4:Check}
        action: ExecutePowerShell
        inputs:
          commands:
            - \${5:exit 0}
`,
  },
  {
    label: 'build workflow',
    kind: 'workflow',
    detail: 'how an image is built',
    text: `name: \${1:build-image}
description: \${2:Builds an image on an instance}
schemaVersion: 1.0

steps:
  - name: LaunchBuildInstance
    action: LaunchInstance
    onFailure: Abort
    inputs:
      waitFor: ssmAgent

  - name: ApplyBuildComponents
    action: ExecuteComponents
    onFailure: Abort
    inputs:
      instanceId.$: \\$.stepOutputs.LaunchBuildInstance.instanceId

  - name: CreateOutputAMI
    action: CreateImage
    onFailure: Abort
    inputs:
      instanceId.$: \\$.stepOutputs.LaunchBuildInstance.instanceId

  - name: TerminateBuildInstance
    action: TerminateInstance
    onFailure: Continue
    inputs:
      instanceId.$: \\$.stepOutputs.LaunchBuildInstance.instanceId

outputs:
  - name: ImageId
    value: \\$.stepOutputs.CreateOutputAMI.imageId
`,
  },
  {
    label: 'test workflow',
    kind: 'workflow',
    detail: 'how an image is tested',
    text: `name: \${1:test-image}
description: \${2:Tests an image on a new instance}
schemaVersion: 1.0

steps:
  - name: LaunchTestInstance
    action: LaunchInstance
    onFailure: Abort
    inputs:
      waitFor: ssmAgent

  - name: ApplyTestComponents
    action: ExecuteComponents
    onFailure: Abort
    inputs:
      instanceId.$: \\$.stepOutputs.LaunchTestInstance.instanceId

  - name: TerminateTestInstance
    action: TerminateInstance
    onFailure: Continue
    inputs:
      instanceId.$: \\$.stepOutputs.LaunchTestInstance.instanceId
`,
  },
  {
    label: 'distribution workflow',
    kind: 'workflow',
    detail: 'how an image is handed out',
    text: `name: \${1:distribute-image}
description: \${2:Copies an image as its distribution configuration says}
schemaVersion: 1.0

steps:
  - name: DistributeImage
    action: DistributeImage
    onFailure: Abort
    inputs: {}
`,
  },
  {
    label: 'Dockerfile template',
    kind: 'dockerfile',
    detail: 'of a container recipe',
    text: 'FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n$0',
  },
];
