import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../edits.ts';
import { rules } from '../rules/index.ts';

/** The ways to carry a document, as files with it. */
const hosts: readonly (readonly [way: string, fileName: string, host: (document: string) => string])[] = [
  ['a block of a template', 'template.yaml', (document) => `${CLOUD_FORMATION}      Data: |2\n${indented(document, 8)}`],
  ['Fn::Sub', 'template.yaml', (document) => `${CLOUD_FORMATION}      Data: !Sub |2\n${indented(escaped(document, `\${!`), 8)}`],
  ['a JSON template', 'template.json', (document) => JSON.stringify(jsonTemplate(document), null, 2)],
  [
    'lines that are joined',
    'template.json',
    (document) => JSON.stringify(jsonTemplate({ 'Fn::Join': ['\n', document.split('\n')] }), null, 2),
  ],
  ['a heredoc', 'main.tf', (document) => `${TERRAFORM}  data = <<EOF\n${escaped(document, `$\${`)}EOF\n}\n`],
  ['an indented heredoc', 'main.tf', (document) => `${TERRAFORM}  data = <<-EOF\n${indented(escaped(document, `$\${`), 4)}  EOF\n}\n`],
  ['a string of Terraform', 'main.tf', (document) => `${TERRAFORM}  data = ${escaped(JSON.stringify(document), `$\${`)}\n}\n`],
  [
    'a component resource',
    'x.component.yaml',
    (document) => `name: example\nplatform: Linux\nsemanticVersion: 1.0.0\ndata: |2\n${indented(document, 2)}`,
  ],
];

const CLOUD_FORMATION = 'Resources:\n  Example:\n    Type: AWS::ImageBuilder::Component\n    Properties:\n';
const TERRAFORM = 'resource "aws_imagebuilder_component" "example" {\n';

function jsonTemplate(data: unknown): unknown {
  return { Resources: { Example: { Type: 'AWS::ImageBuilder::Component', Properties: { Data: data } } } };
}

function indented(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));
}

/** What the host would take for its own. */
function escaped(text: string, mark: string): string {
  return text.replaceAll(`\${`, () => mark).replaceAll('%{', () => '%%{');
}

/** Documents of components whose text every host can carry as it is. Comments that silence findings are those of the file around. */
const documents = rules
  .filter(({ id }) => !id.includes('suppress'))
  .map(({ id, bad }) => [id, bad.endsWith('\n') ? bad : `${bad}\n`] as const)
  .filter(([, text]) => analyze(text).kind === 'component' && !text.includes('\r') && text.length < 10_000 && !text.includes('%{'));

describe.each(hosts)('%s', (_, fileName, host) => {
  it.each(documents)('has the findings of the document in it, at the same words: %s', (_id, document) => {
    const text = host(document);
    const outer = analyze(text, { fileName });
    const [embedded] = outer.embedded;
    expect(embedded?.analysis.text).toBe(document);
    const platform = embedded?.platform;
    const settings = platform === undefined ? {} : { settings: { severities: {}, platforms: [platform] } };
    const expected = analyze(document, { kind: 'component', isInner: true, ...settings }).diagnostics;
    expect(embedded?.analysis.diagnostics).toEqual(expected);
    for (const { range } of expected) {
      const start = embedded?.map.toOuter(range.start) ?? -1;
      // In quotes, quotes and line ends are escapes; behind the last letter anything may follow.
      if (range.start < document.length) expect([document[range.start], '\\']).toContain(text[start]);
    }
  });

  it.each(documents)('is mended as the document itself would be, or not at all: %s', (_id, document) => {
    const text = host(document);
    const outer = analyze(text, { fileName });
    const inner = outer.embedded[0]?.analysis.diagnostics.flatMap(({ fixes = [] }) => fixes) ?? [];
    const mended = inner.map((fix) => applyEdits(document, fix.edits));
    for (const fix of outer.diagnostics.flatMap(({ fixes = [] }) => fixes)) {
      const after = analyze(applyEdits(text, fix.edits), { fileName }).embedded[0]?.analysis.text;
      expect(mended).toContain(after);
    }
  });
});

describe('the fixes of documents inside others', () => {
  it('mostly reach the file around them', () => {
    const count = (found: readonly { fixes?: readonly unknown[] }[]) => found.reduce((sum, { fixes = [] }) => sum + fixes.length, 0);
    for (const [, fileName, host] of hosts) {
      const inner = documents.reduce((sum, [, document]) => sum + count(analyze(document, { kind: 'component' }).diagnostics), 0);
      const outer = documents.reduce((sum, [, document]) => sum + count(analyze(host(document), { fileName }).diagnostics), 0);
      expect(outer).toBeGreaterThan(inner * 0.5);
    }
  });
});
