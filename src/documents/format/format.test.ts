import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../edits.ts';
import { format } from './format.ts';

function formatted(text: string, fileName = 'x.component.yaml'): string {
  return applyEdits(text, format(analyze(text, { fileName })));
}

const untidy = `

schemaVersion:   1.0 # keep   me


# what it builds
phases:
    -   name:  build
        # the steps
        steps:
            -   name: First   
                action : ExecuteBash
                inputs:
                    commands:
                        - |
                            if true; then   
                                echo {{ x }}

                            fi
                        -   'it''s'
                        - >-
                         folded
                         text
            # the second

            - {name: Second, action:   Reboot}   
            -
                name: Third
                action: "Exec\\
                    uteBash"
                onFailure:
                    Abort


`;

const tidy = `schemaVersion: 1.0 # keep   me

# what it builds
phases:
  - name: build
    # the steps
    steps:
      - name: First
        action: ExecuteBash
        inputs:
          commands:
            - |
              if true; then   
                  echo {{ x }}

              fi
            - 'it''s'
            - >-
              folded
              text
      # the second

      - {name: Second, action:   Reboot}
      -
        name: Third
        action: "Exec\\
            uteBash"
        onFailure:
          Abort
`;

describe('format', () => {
  it('sets indentation, blanks and blank lines right and leaves texts alone', () => {
    expect(formatted(untidy)).toBe(tidy);
  });

  it('does nothing to what is formatted', () => {
    expect(format(analyze(tidy))).toEqual([]);
  });

  it('changes no more than it has to', () => {
    const text = tidy.replace('schemaVersion: 1.0', 'schemaVersion:  1.0');
    expect(format(analyze(text))).toEqual([{ range: { start: 14, end: 16 }, newText: ' ' }]);
  });

  it('keeps lists at the column of their key where the first one is', () => {
    const flush = 'phases:\n- name: build\n  steps:\n    - name: A\n      action: Reboot\n';
    expect(formatted(flush)).toBe('phases:\n- name: build\n  steps:\n  - name: A\n    action: Reboot\n');
  });

  it('keeps line ends as the file has them', () => {
    expect(formatted(untidy.replaceAll('\n', '\r\n'))).toBe(tidy.replaceAll('\n', '\r\n'));
  });

  it('keeps anchors, aliases, tags and merge keys', () => {
    const text = 'phases:\n   - &a\n     name: !!str   build\n     steps: &none []\n   - <<:  *a\n     name: test\n';
    expect(formatted(text)).toBe('phases:\n  - &a\n    name: !!str   build\n    steps: &none []\n  - <<: *a\n    name: test\n');
  });

  it('keeps what block scalars say of their indentation and their end', () => {
    const text = 'phases:\n    - name: |2\n         two in\n    - name: |+\n       text\n\n\n    - name: x\n\n\n';
    expect(formatted(text)).toBe('phases:\n  - name: |2\n       two in\n  - name: |+\n      text\n\n\n  - name: x\n');
  });

  it('adds no line end that would become part of a text', () => {
    const text = 'phases:\n  - name: |\n      text';
    expect(formatted(text)).toBe(text);
    expect(formatted(`${text}\n\n\n`)).toBe(`${text}\n`);
  });

  it('keeps comments below the last item with it, and those of the end at the end', () => {
    const text = 'phases:\n    - name: build\n      # of the item\n    # of the list\n# of the document\n';
    expect(formatted(text)).toBe('phases:\n  - name: build\n    # of the item\n  # of the list\n# of the document\n');
  });

  it('leaves broken documents, and those of other languages, alone', () => {
    expect(format(analyze('phases:\n    - name: "open\n'))).toEqual([]);
    expect(format(analyze('phases:\n\t- name: x  \n'))).toEqual([]);
    expect(format(analyze('Resources:\n    A:   1\n', { fileName: 'template.yaml' }))).toEqual([]);
  });

  it.each([
    ['explicit keys', 'phases:\n    - ? name\n      : build\n'],
    ['an anchor on a line of its own', 'phases:\n    - name:\n        &a\n        x: y\n'],
  ])('leaves a document with %s alone', (_name, text) => {
    expect(formatted(text)).toBe(text);
  });

  it('writes a member of JSON on each line and no number otherwise', () => {
    const text = '{"schemaVersion":1.0,"phases":[ {"name":"a\\"b, {", "steps": [ ]}],\n"e":{}}';
    expect(formatted(text)).toBe(
      '{\n  "schemaVersion": 1.0,\n  "phases": [\n    {\n      "name": "a\\"b, {",\n      "steps": []\n    }\n  ],\n  "e": {}\n}\n',
    );
    expect(formatted(formatted(text))).toBe(formatted(text));
  });
});
