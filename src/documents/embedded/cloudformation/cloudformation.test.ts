import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { applyEdits } from '../../edits.ts';
import { complete } from '../../features/complete.ts';
import { placeIn } from '../../features/place.ts';

const DOCUMENT = `name: greeting
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBsh
        inputs:
          commands:
            - echo hello
`;

const indented = (text: string, columns: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));

/** A template with one resource that has those properties, written without indentation. */
function template(properties: string, type = 'AWS::ImageBuilder::Component'): string {
  return `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Bucket:
    Type: String
Resources:
  Greeting:
    Type: ${type}
    Properties:
${indented(properties, 6)}`;
}

const found = (text: string) => analyze(text).diagnostics.map(({ rule, range }) => [rule, text.slice(range.start, range.end)]);
const inner = (text: string) => analyze(text).embedded.map(({ analysis }) => analysis.text);

describe('a CloudFormation template', () => {
  it('has the findings of the component in it, where they stand in the template', () => {
    const text = template(`Data: |\n${indented(DOCUMENT, 2)}`);
    expect(found(text)).toEqual([['unknown-action', 'ExecuteBsh']]);
    expect(analyze(text).embedded.map(({ owner, analysis }) => [owner, analysis.kind])).toEqual([
      ['the data of component Greeting', 'component'],
    ]);
  });

  it('is mended where the mend can be written as it is', () => {
    const text = template(`Data: |\n${indented(DOCUMENT, 2)}`);
    const fix = analyze(text).diagnostics[0]?.fixes?.[0];
    expect(applyEdits(text, fix?.edits ?? [])).toBe(text.replace('ExecuteBsh', 'ExecuteBash'));
  });

  it('has the blank lines behind a document for places in it, up to what is indented less', () => {
    for (const head of ['|', '|-', '!Sub |', '|2']) {
      const text = `${template(`Data: ${head}\n${indented(DOCUMENT, 2)}`)}                \n\n  Other:\n    Type: AWS::S3::Bucket\n`;
      const [embedded] = analyze(text).embedded;
      const offset = text.indexOf('                \n') + 14;
      expect(embedded?.analysis.text).toBe(`${DOCUMENT}        \n\n`);
      expect(embedded?.map.toInner(offset)).toBe(DOCUMENT.length + 6);
      expect(embedded?.map.toOuter(DOCUMENT.length + 6)).toBe(offset);
      expect(embedded?.map.toInner(text.indexOf('Other'))).toBeUndefined();
    }
  });

  it('offers the next line of a document where it is begun', () => {
    const text = `${template(`Data: |\n${indented(DOCUMENT, 2)}`)}${' '.repeat(16)}`;
    const offered = complete(placeIn(analyze(text), text.length)).map(({ label }) => label);
    expect(offered).toContain('onFailure');
  });

  it('is mended in JSON too, in the letters that change', () => {
    const data = DOCUMENT.replace('ExecuteBsh', '"ExecuteBsh"');
    const text = JSON.stringify({ Resources: { Greeting: { Type: 'AWS::ImageBuilder::Component', Properties: { Data: data } } } });
    const edits = analyze(text).diagnostics[0]?.fixes?.[0]?.edits ?? [];
    expect(applyEdits(text, edits)).toBe(text.replace('ExecuteBsh', 'ExecuteBash'));
  });

  it('may be JSON, with the document in one string or joined from its lines', () => {
    const resources = (data: unknown) =>
      JSON.stringify({ Resources: { Greeting: { Type: 'AWS::ImageBuilder::Component', Properties: { Data: data } } } }, null, 2);
    for (const data of [
      DOCUMENT,
      { 'Fn::Join': ['\n', DOCUMENT.split('\n')] },
      { 'Fn::Sub': DOCUMENT },
      { 'Fn::Sub': [DOCUMENT, { X: 1 }] },
    ]) {
      expect(found(resources(data))).toEqual([['unknown-action', 'ExecuteBsh']]);
      expect(inner(resources(data))).toEqual([DOCUMENT]);
    }
  });

  it('says nothing of a file that holds nothing of Image Builder, however odd', () => {
    expect(found(template('BucketName: a\nBucketName: b\nData: "x: ["', 'AWS::S3::Bucket'))).toEqual([]);
    expect(analyze(template('BucketName: a', 'AWS::S3::Bucket')).embedded).toEqual([]);
  });

  it.each([
    '!Ref Bucket',
    '{Ref: Bucket}',
    '!ImportValue Shared',
    '{"Fn::If": [A, b, c]}',
    '!If [A, b, c]',
    `!Sub "\${Bucket}"`,
    '"{{DATA}}"',
    '5',
  ])('leaves data alone that is put in later: %s', (data) => {
    expect(found(template(`Data: ${data}`))).toEqual([]);
    expect(inner(template(`Data: ${data}`))).toEqual([]);
  });

  it('knows workflows and Dockerfiles too', () => {
    const workflow = template(
      'Data: |\n  schemaVersion: 1.0\n  steps:\n    - name: One\n      action: Lunch',
      'AWS::ImageBuilder::Workflow',
    );
    expect(analyze(workflow).embedded.map(({ analysis }) => analysis.kind)).toEqual(['workflow']);
    const recipe = template('DockerfileTemplateData: |\n  FROM x', 'AWS::ImageBuilder::ContainerRecipe');
    expect(analyze(recipe).embedded.map(({ analysis }) => analysis.kind)).toEqual(['dockerfile']);
  });

  it('names the files that it leads to, but no other places', () => {
    const targets = (uri: string) => analyze(template(`Uri: ${uri}`)).host?.references.map(({ target }) => target);
    expect(targets('./greeting.yaml')).toEqual(['./greeting.yaml']);
    expect(targets('file://greeting.yaml')).toEqual(['greeting.yaml']);
    expect(targets('s3://bucket/greeting.yaml')).toEqual([]);
    expect(targets('!Sub s3.yaml')).toEqual([]);
    expect(targets('!Ref Bucket')).toEqual([]);
  });
});

describe('Fn::Sub around a document', () => {
  const substituted = (command: string, head = 'Data: !Sub |') =>
    template(`${head}\n${indented(DOCUMENT.replace('echo hello', command).replace('Bsh', 'Bash'), 2)}`);

  it('knows parameters, resources and their attributes, the pseudo parameters and its own names', () => {
    expect(found(substituted(`echo \${Bucket} \${Greeting.Arn} \${AWS::Region}`))).toEqual([]);
    const own = substituted(`echo \${Own}`).replace(
      /!Sub \|\n([\s\S]*)$/,
      (_, document: string) => `!Sub\n        - |\n${indented(document, 4)}\n        - Own: x\n`,
    );
    expect(found(own)).toEqual([]);
    expect(inner(own)[0]).toContain('echo xxxxxx');
  });

  it('warns of a variable of the script that is not marked as one, and mends it', () => {
    const text = substituted(`for F in *; do echo \${F}; done`);
    expect(found(text)).toEqual([['unescaped-variable', `\${F}`]]);
    const fix = analyze(text).diagnostics[0]?.fixes?.[0];
    expect(fix?.safe).toBe(false);
    const mended = applyEdits(text, fix?.edits ?? []);
    expect(mended).toBe(text.replace(`\${F}`, `\${!F}`));
    expect(found(mended)).toEqual([]);
    expect(inner(mended)[0]).toContain(`echo \${F};`);
  });

  it('says nothing of names where something rewrites the template first', () => {
    expect(found(`Transform: AWS::Serverless-2016-10-31\n${substituted(`echo \${ServerlessRestApi}`)}`)).toEqual([]);
  });

  it('finds nothing wrong with what it does not know', () => {
    const text = substituted('echo').replace('name: Greet', `name: \${Bucket}`).replace('ExecuteBash', `\${Bucket}`);
    expect(found(text.replace('schemaVersion: 1.0', `schemaVersion: \${Bucket}`))).toEqual([]);
  });

  it('keeps the place of what stands behind a placeholder', () => {
    const text = substituted('echo').replace('ExecuteBash', 'ExecuteBsh').replace('name: greeting', `name: a\${Bucket}b\${!C}`);
    expect(found(text)).toEqual([['unknown-action', 'ExecuteBsh']]);
  });
});

describe('Fn::Join around a document', () => {
  it('stands for its parts, with the unknown ones masked', () => {
    const lines = DOCUMENT.split('\n').map((line) => `    - ${JSON.stringify(line)}`);
    const text = template(
      `Data: !Join\n  - "\\n"\n  -\n${lines.join('\n').replace('"name: greeting"', '!Join ["", ["name: ", !Ref Bucket]]')}`,
    );
    expect(inner(text)).toEqual([DOCUMENT.replace('greeting', 'xxxxxxxx')]);
    expect(found(text)).toEqual([['unknown-action', 'ExecuteBsh']]);
  });

  it('is left alone where its parts or delimiter are not written down', () => {
    expect(inner(template('Data: !Join ["", !Split [",", "a,b"]]'))).toEqual([]);
    expect(inner(template('Data: !Join [!Ref Bucket, [a, b]]'))).toEqual([]);
    expect(inner(template('Data: !Join x'))).toEqual([]);
  });
});

describe('a template that another tool makes', () => {
  it('is not judged as YAML, nor is data that the tool puts in', () => {
    const text = `Resources:\n  A:\n    Type: AWS::ImageBuilder::Component\n    Properties:\n      %{~ if x ~}\n      Data: |\n        \${indent(8, data)}\n      %{~ endif ~}\n`;
    expect(found(text)).toEqual([]);
    expect(inner(text)).toEqual([]);
  });

  it('is judged as YAML where no other tool has to do with it', () => {
    expect(found(`${template('Data: "')}\n`).map(([rule]) => rule)).toContain('syntax-error');
  });
});

describe('an edit of a template', () => {
  it('has the same outcome as reading the text anew', () => {
    const text = template(`Data: |\n${indented(DOCUMENT, 2)}`);
    const previous = analyze(text);
    for (const [from, to] of [
      ['2010-09-09', '2010-09-10'],
      ['ExecuteBsh', 'ExecuteBash'],
      ['hello', '{{ x }}'],
    ] as const) {
      const edited = text.replace(from, to);
      expect(analyze(edited, { previous }).diagnostics).toEqual(analyze(edited).diagnostics);
    }
  });

  it('does not read a document again that it leaves alone', () => {
    const text = template(`Data: |\n${indented(DOCUMENT, 2)}`);
    const previous = analyze(text);
    expect(analyze(`# comment\n${text}`, { previous }).embedded[0]?.analysis).toBe(previous.embedded[0]?.analysis);
  });
});

describe('a template that is being written', () => {
  it('is read without failing however it is cut or mangled, and every finding lies in it', () => {
    const whole = template(`Data: !Join\n  - "\\n"\n  - - !Sub |\n${indented(DOCUMENT, 6)}    - !Ref Bucket\nUri: ./x.yaml`);
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(8), fc.constantFrom('', '"', "'", '{', `\${`, '!Sub ', '\n', '#', '[', ': '));
    fc.assert(
      fc.property(cut, ([at, length, between]) => {
        const text = whole.slice(0, at) + between + whole.slice(at + length);
        for (const { rule, range } of analyze(text).diagnostics) {
          expect(rule).not.toBe('internal-error');
          expect([range.start <= range.end, range.end <= text.length]).toEqual([true, true]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('templates made to exhaust whoever reads them', () => {
  it('are read within limits', () => {
    const big = `x: ${'y'.repeat(100_000)}`;
    const many = Array.from({ length: 2000 }, (_, at) => `  R${at}:\n    Type: AWS::ImageBuilder::Component\n    Properties: {Data: *d}`);
    const text = `AWSTemplateFormatVersion: x\nMetadata:\n  d: &d "${big}"\nResources:\n${many.join('\n')}`;
    const total = analyze(text).embedded.reduce((sum, { analysis }) => sum + analysis.text.length, 0);
    expect(total).toBeLessThan(5_000_000);
  });
});
