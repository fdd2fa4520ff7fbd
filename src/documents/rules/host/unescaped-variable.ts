import type { Fix } from '../../diagnostic.ts';
import type { UnresolvedName } from '../../embedded/model.ts';
import type { Rule } from '../rule.ts';

const template = (line: string) => `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Bucket:
    Type: String
Resources:
  Greeting:
    Type: AWS::ImageBuilder::Component
    Properties:
      Name: greeting
      Platform: Linux
      Version: 1.0.0
      Data: !Sub |
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Greet
                action: ExecuteBash
                inputs:
                  commands:
                    - aws s3 cp s3://\${Bucket}/greeting.txt /srv
                    - ${line}
`;

export const unescapedVariable: Rule = {
  id: 'unescaped-variable',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A variable of a script is written as the placeholder of a template.',
  explanation: `In the text of \`Fn::Sub\`, and in texts of Terraform, \`\${NAME}\` stands for a value that the template knows. A variable of a script must be told apart: \`\${!NAME}\` in CloudFormation, \`$\${NAME}\` in Terraform; or leave the braces out and write \`$NAME\`. Otherwise the deployment ends with a name that it cannot find, or puts a value of its own in place of yours.`,
  good: template(`NAME=world; echo "hello \${!NAME}"`),
  bad: template(`NAME=world; echo "hello \${NAME}"`),
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html',
  host: ({ unresolved }, { text, report }) => {
    for (const name of unresolved) {
      report(name.range, `Nothing here is named “${name.name}”: a variable of the script is written ${escaped(name, text)}.`, fixes(name));
    }
  },
};

function escaped({ range, escape: mark }: UnresolvedName, text: string): string {
  return text.slice(range.start, mark.at) + mark.text + text.slice(mark.at, range.end);
}

function fixes(name: UnresolvedName): readonly Fix[] {
  const { at, text } = name.escape;
  return [{ title: `Leave “${name.name}” to the script`, safe: false, edits: [{ range: { start: at, end: at }, newText: text }] }];
}
