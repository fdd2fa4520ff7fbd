import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';

const component = (action: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ${action}
        inputs:
          commands: [echo hello]
`;
const indented = (text: string, columns: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));

const carriers = {
  'stack.yaml': (platform: string, action: string) => `Resources:
  Greeting:
    Type: AWS::ImageBuilder::Component
    Properties:
      Name: greeting
      Platform: ${platform}
      Version: 1.0.0
      Data: |
${indented(component(action), 8)}`,
  'main.tf': (platform: string, action: string) => `resource "aws_imagebuilder_component" "greeting" {
  name     = "greeting"
  platform = "${platform}"
  version  = "1.0.0"
  data     = <<-EOT
${indented(component(action), 4)}  EOT
}
`,
  'greeting.component.yaml': (platform: string, action: string) => `name: greeting
semanticVersion: 1.0.0
platform: ${platform}
data: |
${indented(component(action), 2)}`,
} as const;

const findings = (fileName: string, text: string) =>
  analyze(text, { fileName }).diagnostics.map(({ rule, range }) => `${rule} “${text.slice(range.start, range.end)}”`);

describe.each(Object.entries(carriers))('a component in %s', (fileName, carrier) => {
  it('has no action that its platform does not know', () => {
    expect(findings(fileName, carrier('Windows', 'ExecuteBash'))).toEqual(['action-not-on-platform “ExecuteBash”']);
    expect(findings(fileName, carrier('macOS', 'ExecutePowerShell'))).toEqual(['action-not-on-platform “ExecutePowerShell”']);
    expect(findings(fileName, carrier('Windows', 'ExecutePowerShell'))).toEqual([]);
    expect(findings(fileName, carrier('Linux', 'ExecuteBash'))).toEqual([]);
  });

  it('is judged again when its platform changes', () => {
    const before = carrier('Linux', 'ExecuteBash');
    const after = carrier('Windows', 'ExecuteBash');
    const previous = analyze(before, { fileName });
    expect(analyze(after, { fileName, previous }).diagnostics).toEqual(analyze(after, { fileName }).diagnostics);
  });
});

describe('a component whose platform is put in later', () => {
  it('may be for any', () => {
    const text = carriers['stack.yaml']('!Ref Platform', 'ExecuteBash');
    expect(findings('stack.yaml', `Parameters: {Platform: {Type: String}}\n${text}`)).toEqual([]);
  });
});

describe('findings about a map whose first value is put in later', () => {
  it('are told when they are about what it lacks', () => {
    const step = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Copy
        action: CopyFile
        inputs:
          - source: \${AWS::Region}/a
`;
    const text = carriers['stack.yaml']('Linux', 'ExecuteBash').replace(indented(component('ExecuteBash'), 8), indented(step, 8));
    expect(findings('stack.yaml', text.replace('Data: |', 'Data: !Sub |'))).toEqual(['missing-input “source”']);
  });
});
