import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { applyEdits } from '../../edits.ts';

const DOCUMENT = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBsh
        inputs:
          commands:
            - echo hello
`;

const read = (text: string) => analyze(text, { fileName: 'main.tf' });
const found = (text: string) => read(text).diagnostics.map(({ rule, range }) => [rule, text.slice(range.start, range.end)]);
const inner = (text: string) => read(text).embedded.map(({ analysis }) => analysis.text);
const indented = (text: string, columns: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));

function component(data: string): string {
  return `# A component.
resource "aws_imagebuilder_component" "greeting" {
  name     = "greeting" // with a comment
  platform = "Linux"
  data     = ${data}
  tags     = { Name = "}" }
}
`;
}

const heredoc = (document: string) => component(`<<EOF\n${document}EOF`);
const OBJECT = `yamlencode({
    schemaVersion = "1.0" # always
    phases = [{
      name  = "build"
      steps = [
        {
          name   = "Greet",
          "action": "ExecuteBsh"
          inputs = { commands = ["echo \\"hello\\" \${var.name}", file("x.sh"), <<-EOT
            one
              two \\n
          EOT
          ] }
          timeoutSeconds = var.timeout
          maxAttempts    = 3
        }
      ]
    }]
  })`;

describe('a Terraform configuration', () => {
  it('has the findings of the component in a heredoc, and their mends, where they stand', () => {
    const text = heredoc(DOCUMENT);
    expect(found(text)).toEqual([['unknown-action', 'ExecuteBsh']]);
    expect(inner(text)).toEqual([DOCUMENT]);
    expect(applyEdits(text, read(text).diagnostics[0]?.fixes?.[0]?.edits ?? [])).toBe(text.replace('Bsh', 'Bash'));
  });

  it('drops the indentation that the lines of a heredoc share', () => {
    const text = component(`<<-EOF\n${indented(DOCUMENT, 4)}\n\n  EOF`);
    expect(found(text)).toEqual([['unknown-action', 'ExecuteBsh']]);
    expect(inner(text)).toEqual([`${DOCUMENT}\n\n`]);
  });

  it('undoes the escapes of a string', () => {
    const text = component(JSON.stringify(DOCUMENT));
    expect(inner(text)).toEqual([DOCUMENT]);
    expect(found(text)).toEqual([['unknown-action', 'ExecuteBsh']]);
    expect(inner(component('"a: \\u00e9\\U0001F600\\\\"'))).toEqual(['a: é😀\\']);
  });

  it('reads an encoded object as the document that it becomes', () => {
    const text = component(OBJECT);
    expect(found(text)).toEqual([['unknown-action', '"ExecuteBsh"']]);
    expect(JSON.parse((inner(text)[0] ?? '').replaceAll(/(?<!["x])x{8}(?!x|")/g, 'null'))).toEqual({
      schemaVersion: '1.0',
      phases: [
        {
          name: 'build',
          steps: [
            {
              name: 'Greet',
              action: 'ExecuteBsh',
              inputs: { commands: ['echo "hello" xxxxxxxxxxx', null, 'one\n  two \\n\n'] },
              timeoutSeconds: null,
              maxAttempts: 3,
            },
          ],
        },
      ],
    });
  });

  it('mends an encoded object in the letters that change', () => {
    const text = component(OBJECT);
    const edits = read(text).diagnostics[0]?.fixes?.[0]?.edits ?? [];
    expect(applyEdits(text, edits)).toBe(text.replace('ExecuteBsh', 'ExecuteBash'));
  });

  it('finds the same in an object that jsonencode makes', () => {
    expect(
      found(component(OBJECT.replace('yamlencode', 'jsonencode').replace('maxAttempts ', 'maxAttempt '))).map(([rule]) => rule),
    ).toEqual(['unknown-action', 'unknown-key']);
  });

  it('masks what is put in later, and finds nothing wrong with it', () => {
    const command = DOCUMENT.replace('Bsh', 'Bash').replace('echo hello', `echo \${var.a["}"]} \${join(",", [for x in y : "\${x}"])}`);
    expect(found(heredoc(command))).toEqual([]);
    expect(found(heredoc(DOCUMENT.replace('ExecuteBsh', `\${local.action}`).replace('1.0', `\${var.version}`)))).toEqual([]);
    expect(found(component(OBJECT.replace('"ExecuteBsh"', 'var.action').replace('"1.0"', 'a ? 1 : 2')))).toEqual([]);
  });

  it('does not doubt references where what they lead to may be put in', () => {
    const using = OBJECT.replace('echo ', '{{ Known }} {{ build.Other.outputs.stdout }} ').replace('"ExecuteBsh"', '"ExecuteBash"');
    expect(found(component(using)).map(([rule]) => rule)).toEqual(['undefined-parameter', 'undefined-step']);
    expect(found(component(using.replace('phases =', 'parameters = var.parameters\n phases =')))).toEqual([]);
    expect(found(component(using.replace('steps = [', 'steps = [var.first,')))).toEqual([]);
    expect(found(component('yamlencode({ schemaVersion = 1.0, phases = [{ name = "build", steps = concat([], local.x) }] })'))).toEqual([]);
  });

  it('reads the first of two branches', () => {
    const text = heredoc(
      DOCUMENT.replace(
        'action: ExecuteBsh\n',
        '%{ if var.a ~}\n        action: ExecuteBash\n%{ else ~}\n        action: No\n%{ endif ~}\n',
      ),
    );
    expect(found(text)).toEqual([]);
  });

  it('warns of a variable of the script that is not marked as one, and mends it', () => {
    const text = heredoc(DOCUMENT.replace('Bsh', 'Bash').replace('echo hello', () => `for F in *; do echo \${F} $\${F} $F; done`));
    expect(found(text)).toEqual([['unescaped-variable', `\${F}`]]);
    const mended = applyEdits(text, read(text).diagnostics[0]?.fixes?.[0]?.edits ?? []);
    expect(found(mended)).toEqual([]);
    expect(inner(mended)[0]).toContain(`echo \${F} \${F} $F;`);
  });

  it('knows the variables of loops', () => {
    expect(
      found(heredoc(DOCUMENT.replace('Bsh', 'Bash').replace('echo hello', `%{ for name in var.names }echo \${name} %{ endfor }`))),
    ).toEqual([]);
  });

  it('follows a local value', () => {
    expect(found(`locals {\n  document = <<EOF\n${DOCUMENT}EOF\n}\n${component('local.document')}`)).toEqual([
      ['unknown-action', 'ExecuteBsh'],
    ]);
  });

  it('knows workflows, Dockerfiles and the other provider', () => {
    const kinds = (text: string) => read(text).embedded.map(({ analysis }) => analysis.kind);
    expect(kinds(heredoc('steps: []\n').replace('builder_component', 'builder_workflow'))).toEqual(['workflow']);
    const recipe = heredoc('FROM x\n')
      .replace('data ', 'dockerfile_template_data ')
      .replace('builder_component', 'builder_container_recipe');
    expect(kinds(recipe)).toEqual(['dockerfile']);
    expect(kinds(heredoc(DOCUMENT).replace('aws_', 'awscc_'))).toEqual(['component']);
  });

  it('names the files that it leads to', () => {
    const targets = (text: string) => read(text).host?.references.map(({ target, range }) => [target, text.slice(range.start, range.end)]);
    expect(targets(component(`file("\${path.module}/a.yaml")`))).toEqual([['./a.yaml', `\${path.module}/a.yaml`]]);
    expect(targets(component('templatefile("a.yaml.tftpl", { x = 1 })'))).toEqual([['a.yaml.tftpl', 'a.yaml.tftpl']]);
    expect(targets(component('"x"').replace('data ', 'uri '))).toEqual([['x', 'x']]);
    expect(targets(component('"s3://b/x"').replace('data ', 'uri '))).toEqual([]);
    expect(targets(component(`file("\${var.path}/a.yaml")`))).toEqual([]);
  });

  it.each([
    'var.document',
    'file("x.yaml")',
    'a ? <<A\nx: 1\nA\n : "y"',
    `"\${var.a}"`,
    'yamlencode(local.x)',
    'yamlencode({ for a in b : a => a })',
    '',
    '[',
  ])('finds nothing in what is written elsewhere: %s', (data) => expect(found(component(data))).toEqual([]));

  it('says nothing of configurations without our resources, nor of words in comments and strings', () => {
    expect(found(heredoc(DOCUMENT).replace('imagebuilder', 'other'))).toEqual([]);
    expect(found(`/*\n${heredoc(DOCUMENT)}*/\nx = <<A\n${heredoc(DOCUMENT).replaceAll('EOF', 'E')}A\n`)).toEqual([]);
  });

  it('is read without failing however it is cut or mangled, and every finding lies in it', () => {
    const whole = heredoc(DOCUMENT) + component(OBJECT);
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(8), fc.constantFrom('', '"', '{', '}', `\${`, '<<EOF\n', '\n', '/*', '[', '='));
    fc.assert(
      fc.property(cut, ([at, length, between]) => {
        const text = whole.slice(0, at) + between + whole.slice(at + length);
        for (const { rule, range } of read(text).diagnostics) {
          expect(rule).not.toBe('internal-error');
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('ends on brackets and strings that never do', () => {
    for (const nested of ['[', '{', '(', `"\${`, '<<E\n', 'yamlencode([']) {
      expect(() => read(component(nested.repeat(20_000)))).not.toThrow();
    }
  });
});
