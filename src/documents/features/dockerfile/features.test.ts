import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { applyEdits } from '../../edits.ts';
import { complete } from '../complete.ts';
import { hover } from '../hover.ts';
import type { Place } from '../language.ts';
import { outline } from '../outline.ts';
import { placeIn } from '../place.ts';
import { tokens } from '../tokens.ts';

const TEMPLATE = `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
RUN yum -y update \\
  && yum clean all
`;

/** The place of the mark in a Dockerfile. */
function at(marked: string): Place {
  return placeIn(analyze(marked.replace('‸', ''), { fileName: 'Dockerfile' }), marked.indexOf('‸'));
}

const labels = (marked: string) => complete(at(marked)).map(({ label }) => label);
const inserted = (marked: string, label: string) => {
  const completion = complete(at(marked)).find((each) => each.label === label);
  return completion && applyEdits(marked.replace('‸', ''), [{ range: completion.range, newText: completion.insertText }]);
};

describe('completion in a Dockerfile template', () => {
  it('offers instructions, and the variables that are missing, at the start of a line', () => {
    expect(labels('FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\nR‸')).toEqual(
      expect.arrayContaining(['RUN', 'COPY', '{{{ imagebuilder:components }}}']),
    );
    expect(labels(`${TEMPLATE}‸`)).not.toContain('{{{ imagebuilder:components }}}');
    expect(inserted(`${TEMPLATE}R‸`, 'RUN')).toBe(`${TEMPLATE}RUN `);
  });

  it('offers the parent image behind FROM', () => {
    expect(labels('FROM ‸')).toEqual(['{{{ imagebuilder:parentImage }}}']);
    expect(inserted('FROM ‸', '{{{ imagebuilder:parentImage }}}')).toBe('FROM {{{ imagebuilder:parentImage }}}');
  });

  it('offers variables inside of braces, and closes them', () => {
    for (const begun of ['{‸', '{{{‸}}}', '{{{ ‸ }}}', '{{{ imagebuilder:co‸', '{{ imagebuilder:‸}}']) {
      expect(inserted(`FROM x\n${begun}`, '{{{ imagebuilder:components }}}')).toBe('FROM x\n{{{ imagebuilder:components }}}');
    }
  });

  it('offers nothing in comments and in the later lines of an instruction', () => {
    expect(labels(`${TEMPLATE}# R‸`)).toEqual([]);
    expect(labels('FROM {{{ imagebuilder:parentImage }}}\nRUN a \\\n  R‸')).toEqual([]);
    expect(labels(`${TEMPLATE}RUN x‸`)).toEqual([]);
  });
});

describe('hover in a Dockerfile template', () => {
  it('tells what a variable stands for, and what an instruction does', () => {
    expect(hover(at(TEMPLATE.replace('parentImage', 'parent‸Image')))?.contents).toContain('parentImage');
    expect(hover(at(TEMPLATE.replace('RUN', 'R‸UN')))?.contents).toContain('RUN command');
    expect(hover(at(TEMPLATE.replace('clean', 'cle‸an')))).toBeUndefined();
  });
});

describe('the outline of a Dockerfile template', () => {
  it('has its stages, with their instructions and variables', () => {
    const items = outline(analyze(`ARG A=1\n${TEMPLATE}FROM x AS y\n`, { fileName: 'Dockerfile' }));
    expect(items.map(({ name, children }) => [name, children.map((child) => child.name)])).toEqual([
      ['ARG', []],
      ['FROM', ['environments', 'components', 'RUN']],
      ['FROM', []],
    ]);
  });
});

describe('half-typed templates', () => {
  it('are answered for at every place, without failing, inside the text', () => {
    const typed = [TEMPLATE, TEMPLATE.replaceAll('}', ''), TEMPLATE.replaceAll('\n', '\r\n'), '{{{', 'FROM', '', ' \\\n#{ i'];
    for (const text of typed) {
      const analysis = analyze(text, { kind: 'dockerfile' });
      for (let offset = 0; offset <= text.length; offset++) {
        const place = placeIn(analysis, offset);
        for (const { start, end } of [...complete(place), hover(place) ?? []].flat().map(({ range }) => range)) {
          expect([start <= end, end <= text.length, text.slice(start, end).includes('\n')]).toEqual([true, true, false]);
        }
      }
    }
  });
});

describe('a template inside a container recipe', () => {
  const text = `containerType: DOCKER\nname: web\nsemanticVersion: 1.0.0\nparentImage: x\ntargetRepository: {service: ECR, repositoryName: x}\ndockerfileTemplateData: |\n${TEMPLATE.replaceAll(/^/gm, '  ')}`;
  const analysis = analyze(text, { fileName: 'web.container-recipe.yaml' });

  it('is answered for where it stands', () => {
    expect(hover(placeIn(analysis, text.indexOf('RUN') + 1))?.range).toEqual({ start: text.indexOf('RUN'), end: text.indexOf('RUN') + 3 });
    expect(
      tokens(analysis)
        .filter(({ kind }) => kind === 'variable')
        .map(({ range }) => text.slice(range.start, range.end)),
    ).toEqual(['{{{ imagebuilder:parentImage }}}', '{{{ imagebuilder:environments }}}', '{{{ imagebuilder:components }}}']);
  });
});
