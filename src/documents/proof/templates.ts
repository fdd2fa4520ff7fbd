import type { GoodDocument } from './recall.ts';

// Templates and scripts of the kinds that the documents by other people hold few of.

const cloudFormation = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Bucket:
    Type: String
Resources:
  Server:
    Type: AWS::ImageBuilder::Component
    Properties:
      Name: server
      Version: 1.0.0
      Platform: Linux
      Data: |
        schemaVersion: 1.0
        parameters:
          - Port:
              type: string
              default: '80'
        phases:
          - name: build
            steps:
              - name: Folder
                action: CreateFolder
                inputs:
                  - path: /srv/site
                    permissions: '0755'
              - name: Serve
                action: ExecuteBash
                timeoutSeconds: 300
                inputs:
                  commands:
                    - |
                      start() {
                        if [ -d /srv/site ]; then
                          echo "serving on {{ Port }}"
                        fi
                      }
                      for part in one two; do
                        start "$part"
                      done
              - name: Tell
                action: ExecuteBash
                inputs:
                  commands:
                    - echo '{{ build.Serve.outputs.stdout }}'
          - name: test
            steps:
              - name: Ask
                action: ExecuteBash
                inputs:
                  commands:
                    - curl --fail localhost
  Flow:
    Type: AWS::ImageBuilder::Workflow
    Properties:
      Name: flow
      Version: 1.0.0
      Type: BUILD
      Data: |
        name: flow
        description: Builds and looks
        schemaVersion: 1.0
        parameters:
          - name: manager
            type: string
            default: ssmAgent
        steps:
          - name: LaunchBuildInstance
            action: LaunchInstance
            onFailure: Abort
            inputs:
              waitFor.$: $.parameters.manager
          - name: ApplyBuildComponents
            action: ExecuteComponents
            onFailure: Abort
            inputs:
              instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
          - name: CreateOutputAMI
            action: CreateImage
            onFailure: Abort
            inputs:
              instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
        outputs:
          - name: ImageId
            value: $.stepOutputs.CreateOutputAMI.imageId
  Box:
    Type: AWS::ImageBuilder::ContainerRecipe
    Properties:
      Name: box
      Version: 1.0.0
      ContainerType: DOCKER
      ParentImage: amazonlinux:2023
      Components:
        - ComponentArn: !GetAtt Server.Arn
      TargetRepository:
        Service: ECR
        RepositoryName: box
      DockerfileTemplateData: |
        FROM {{{ imagebuilder:parentImage }}}
        {{{ imagebuilder:environments }}}
        {{{ imagebuilder:components }}}
        WORKDIR /srv
        RUN echo made > /srv/origin
`;

const terraform = `resource "aws_imagebuilder_component" "agent" {
  name     = "agent"
  platform = "Linux"
  version  = "1.0.0"
  data     = <<-EOT
    schemaVersion: 1.0
    constants:
      - Folder:
          type: string
          value: /opt/agent
    phases:
      - name: build
        steps:
          - name: Folder
            action: CreateFolder
            inputs:
              - path: '{{ Folder }}'
          - name: Install
            action: ExecuteBash
            onFailure: Abort
            maxAttempts: 2
            inputs:
              commands:
                - |
                  while [ ! -d {{ Folder }} ]; do
                    sleep 1
                  done
                  case "$(uname -m)" in
                    x86_64) echo 'the common one' ;;
                  esac
          - name: Settings
            action: CreateFile
            inputs:
              - path: '{{ Folder }}/settings'
                content: on
  EOT
}
`;

const powershell = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Site
        action: ExecutePowerShell
        inputs:
          commands:
            - |
              function Add-Site {
                param([string] $Name)
                if (Test-Path "C:\\sites\\$Name") {
                  Write-Host "there already"
                } else {
                  New-Item -ItemType Directory -Path "C:\\sites\\$Name" | Out-Null
                }
              }
              foreach ($name in 'one', 'two') {
                Add-Site -Name $name
              }
              Write-Host 'both are there'
      - name: Page
        action: ExecutePowerShell
        inputs:
          commands:
            - |
              $page = @"
              <h1>Welcome</h1>
              "@
              Set-Content -Path C:\\sites\\index.html -Value $page
`;

export const templates: readonly GoodDocument[] = [
  { name: 'a CloudFormation template', text: cloudFormation, options: { fileName: 'template.yaml' } },
  { name: 'a Terraform configuration', text: terraform, options: { fileName: 'main.tf' } },
  { name: 'a component for Windows', text: powershell, options: { fileName: 'site.yaml' } },
];
