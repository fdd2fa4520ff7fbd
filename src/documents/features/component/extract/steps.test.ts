import { describe, expect, it } from 'vitest';
import { analyze } from '../../../analyze.ts';
import { applyEdits } from '../../../edits.ts';
import { factsOf } from '../../../workspace/facts.ts';
import { noWorkspace } from '../../../workspace/model.ts';
import { codeActions } from '../../code-actions.ts';
import type { CodeAction } from '../../types.ts';

const text = `schemaVersion: 1.0
parameters:
    # where from
    - Channel:
        type: string
        default: stable
    - Unused: {type: string, default: x}
constants:
    - Home: {type: string, value: /opt}
phases:
    - name: build
      steps:
        - name: Count
          action: ExecuteBash
          inputs:
            commands: ['ls | wc -l']

        # two that belong together
        - name: FetchTool
          action: S3Download
          inputs:
            - source: s3://bucket/{{ Channel }}
              destination: '{{ Home }}/tool'
        - name: Install
          action: ExecuteBash
          inputs:
            commands:
                - |
                    cat {{ build.FetchTool.inputs[0].destination }}

                      deeper
        - name: Use
          action: ExecuteBash
          inputs:
            commands: ['echo {{ build.Count.outputs.stdout }} {{ Channel }}']
    - name: test
      steps:
        - name: Check
          action: ExecuteBash
          inputs:
            commands: ['true']
`;

/** What extracting from the beginning of some words to the end of others gives. */
function extracting(from: string, to: string = from, document = text): CodeAction | undefined {
  const subject = { analysis: analyze(document), path: 'components/app.yaml', workspace: noWorkspace };
  const range = { start: document.indexOf(from), end: document.indexOf(to) + to.length };
  return codeActions(subject, range).find(({ title }) => title.startsWith('Extract'));
}

const rest = (action: CodeAction | undefined, document = text) => applyEdits(document, action?.files[0]?.edits ?? []);

describe('extracting steps', () => {
  it('moves neighbours that only need each other, with what they use', () => {
    const action = extracting('name: FetchTool', 'deeper');
    expect(action?.title).toBe('Extract 2 steps to a component');
    expect(action?.creates).toEqual([
      {
        path: 'components/fetch-tool.yaml',
        text: `name: FetchTool
schemaVersion: 1.0

parameters:
  # where from
  - Channel:
      type: string
      default: stable

constants:
  - Home: {type: string, value: /opt}

phases:
  - name: build
    steps:
      # two that belong together
      - name: FetchTool
        action: S3Download
        inputs:
          - source: s3://bucket/{{ Channel }}
            destination: '{{ Home }}/tool'
      - name: Install
        action: ExecuteBash
        inputs:
          commands:
            - |
              cat {{ build.FetchTool.inputs[0].destination }}

                deeper
`,
      },
    ]);
    expect(analyze(action?.creates?.[0]?.text ?? '').diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(analyze(rest(action)).component?.steps.map(({ name }) => name?.value)).toEqual(['Count', 'Use', 'Check']);
    expect(rest(action)).toContain("wc -l']\n\n        - name: Use\n");
  });

  it('takes the phase along with the last of its steps', () => {
    const action = extracting('name: Check');
    expect(action?.creates?.[0]?.text).toContain('  - name: test\n');
    expect(analyze(rest(action)).component?.phases.map(({ name }) => name?.value)).toEqual(['build']);
  });

  it.each([
    ['name: Install', 'name: Install', 'reads a step that would stay'],
    ['name: FetchTool', 'name: FetchTool', 'reads a step that would leave'],
    ['name: Use', 'name: Check', 'different phases'],
  ])('from %j to %j is not possible, and says why', (from, to, reason) => {
    const action = extracting(from, to);
    expect(action?.disabled).toContain(reason);
    expect(action?.files).toEqual([]);
  });

  it('keeps anchors and their aliases together', () => {
    const shared = text
      .replace("commands: ['true']", '*inputs')
      .replace("commands: ['ls | wc -l']", "&inputs\n              commands: ['ls']");
    expect(extracting('name: Check', 'name: Check', shared)?.disabled).toBeDefined();
  });

  it('does not take the only steps, and not those in brackets', () => {
    const single = 'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: One\n        action: Reboot\n';
    expect(extracting('name: One', 'name: One', single)?.disabled).toContain('all steps');
    const flow = 'schemaVersion: 1.0\nphases:\n  - name: build\n    steps: [{name: One, action: Reboot}, {name: Two, action: Reboot}]\n';
    expect(extracting('name: One', 'name: One', flow)?.disabled).toBeDefined();
  });

  it('finds a path that no file has', () => {
    const files = new Map([['fetch-tool.yaml', { path: 'fetch-tool.yaml', kind: 'component' as const, references: [] }]]);
    const range = { start: text.indexOf('name: FetchTool'), end: text.indexOf('deeper') };
    const actions = codeActions({ analysis: analyze(text), path: 'app.yaml', workspace: { ...noWorkspace, files } }, range);
    expect(actions.flatMap(({ creates = [] }) => creates.map(({ path }) => path))).toEqual(['fetch-tool-2.yaml']);
  });

  it('gives the workspace a resource of it, and the recipes that run the old one the new one too', () => {
    const texts: Readonly<Record<string, string>> = {
      'components/app.yaml': text,
      'components/app.component.yaml': 'name: app\nsemanticVersion: 1.2.0\nplatform: Linux\nuri: app.yaml\n',
      'recipes/web.recipe.yaml': `name: web
semanticVersion: 1.0.0
parentImage: ami-1
components:
    - componentArn: ../components/app.component.yaml
      parameters:
        - name: Channel
          value: ['beta']
        - name: Unused
          value: [x]
    - componentArn: ../components/other.component.yaml
`,
    };
    const facts = Object.entries(texts).map(([path, each]) => factsOf(analyze(each, { fileName: path }), path));
    const workspace = { ...noWorkspace, files: new Map(facts.map((file) => [file.path, file])) };
    const range = { start: text.indexOf('name: FetchTool'), end: text.indexOf('deeper') };
    const action = codeActions({ analysis: analyze(text), path: 'components/app.yaml', workspace }, range).find(({ creates }) => creates);
    expect(action?.creates?.[1]).toEqual({
      path: 'components/fetch-tool.component.yaml',
      text: 'name: fetch-tool\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./fetch-tool.yaml\n',
    });
    const recipe = action?.files.find(({ path }) => path === 'recipes/web.recipe.yaml');
    expect(applyEdits(texts['recipes/web.recipe.yaml'] ?? '', recipe?.edits ?? [])).toContain(`          value: [x]
    - componentArn: ../components/fetch-tool.component.yaml
      parameters:
        - name: Channel
          value: ['beta']
    - componentArn: ../components/other.component.yaml
`);
  });

  it('is not offered for a text that is no file', () => {
    const actions = codeActions(
      { analysis: analyze(text), path: undefined, workspace: noWorkspace },
      { start: text.indexOf('name: Check'), end: text.length },
    );
    expect(actions.some(({ creates }) => creates !== undefined)).toBe(false);
  });
});
