import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../text.ts';
import { readDockerfile } from './read.ts';
import { wordsOf } from './words.ts';

const TEMPLATE = `# syntax=docker/dockerfile:1
FROM {{{ imagebuilder:parentImage }}} AS base
{{{ imagebuilder:environments }}}
run yum -y install nginx \\
    # for the status page
    && yum clean all

  {{{ imagebuilder:components }}}
COPY <<EOF /etc/motd
FROM here
EOF
ENV A=1 \\

    B="two words"
CMD ["nginx"]`;

/** What dockerfile-ast, which is maintained by others, makes of a text. */
function reference(text: string): unknown {
  const lines = new LineIndex(text);
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      const from = lines.offsetAt(start);
      return [instruction.getKeyword(), from, text.slice(from, lines.offsetAt(end)).trimEnd()];
    });
}

const own = (text: string) =>
  readDockerfile(text).instructions.map(({ keyword, range }) => [keyword, range.start, text.slice(range.start, range.end)]);

describe('readDockerfile', () => {
  it('reads instructions over several lines, with comments between, and heredocs', () => {
    expect(own(TEMPLATE).map(([keyword]) => keyword)).toEqual(['FROM', 'RUN', 'COPY', 'ENV', 'CMD']);
    const run = readDockerfile(TEMPLATE).instructions[1];
    expect(run?.content.replaceAll(/ +/g, ' ')).toBe('yum -y install nginx && yum clean all');
  });

  it('gives words their places', () => {
    for (const instruction of readDockerfile(TEMPLATE).instructions.filter(({ keyword }) => keyword !== 'FROM')) {
      for (const { text, range } of wordsOf(instruction)) expect(TEMPLATE.slice(range.start, range.end)).toBe(text);
    }
  });

  it('knows where each variable stands, also one whose braces are wrong', () => {
    const { variables } = readDockerfile(`${TEMPLATE}\n{{ imagebuilder:x }}\nRUN {{{imagebuilder:parentImage}}}}`);
    expect(variables.map(({ name, braces, instruction }) => [name, braces.opening, braces.closing, instruction?.keyword])).toEqual([
      ['parentImage', 3, 3, 'FROM'],
      ['environments', 3, 3, undefined],
      ['components', 3, 3, undefined],
      ['x', 2, 2, undefined],
      ['parentImage', 3, 4, 'RUN'],
    ]);
  });

  it('obeys the directive for the escape', () => {
    const text = '# escape=`\nFROM x\nCOPY a.txt C:\\\nRUN dir `\n  /b\n';
    expect(own(text).map(([, , each]) => each)).toEqual(['FROM x', 'COPY a.txt C:\\', 'RUN dir `\n  /b']);
  });

  it('notices a heredoc that nothing ends', () => {
    expect(readDockerfile('FROM x\nRUN <<EOF\necho\n').instructions[1]?.openHeredocs).toEqual(['EOF']);
    expect(readDockerfile('FROM x\nRUN <<-EOF\necho\n\tEOF\n').instructions[1]?.openHeredocs).toEqual([]);
  });

  it('reads the instructions that dockerfile-ast reads, at the same places', () => {
    const part = fc.constantFrom(
      'FROM alpine:3\n',
      'RUN echo a \\\n  b\n',
      'RUN a \\\n# comment\n\n  && b\n',
      'ENV A=1 B="x y"\n',
      'RUN <<EOF\nFROM no\nEOF\n',
      'copy --from=x a b\n',
      '  ARG A=1\n',
      '# comment\n',
      '\n',
      'CMD ["a", "b"]\n',
      'RUN echo \\\\\n',
      'ADD a \\\n b\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, isWindows) => {
        const text = parts.join('').replaceAll('\n', isWindows ? '\r\n' : '\n');
        expect(own(text)).toEqual(reference(text));
      }),
      { numRuns: 500 },
    );
  });

  it('reads anything, and every range lies in the text', () => {
    const text = fc.array(
      fc.constantFrom('FROM', ' ', '\n', '\\', '#', '{{{ imagebuilder:x }}}', '{', '<<EOF', 'EOF', '"', "'", 'x', '\r\n', '\u0000'),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        for (const { range, content, contentRange } of readDockerfile(whole).instructions) {
          expect([range.start <= range.end, range.end <= whole.length, contentRange.end - contentRange.start]).toEqual([
            true,
            true,
            content.length,
          ]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
