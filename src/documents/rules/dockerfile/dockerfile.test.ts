import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { templateWith } from './example.ts';

const found = (text: string) =>
  analyze(text, { kind: 'dockerfile' }).diagnostics.map(({ rule, range }) => [rule, text.slice(range.start, range.end)]);
const behind = (lines: string) => found(templateWith(lines));

describe('a Dockerfile', () => {
  it('is judged only where it is a template of Image Builder', () => {
    const rulesOf = (text: string) => analyze(text, { fileName: 'app/Dockerfile' }).diagnostics.map(({ rule }) => rule);
    expect(rulesOf('FROM alpine\nRUM x\nADD http://a b\n')).toEqual([]);
    expect(rulesOf('FROM alpine\n# {{{ imagebuilder:components }}}\nRUM x\n')).not.toEqual([]);
  });

  it('that a recipe carries is judged whatever it holds', () => {
    const recipe = `containerType: DOCKER\nname: web\nsemanticVersion: 1.0.0\nparentImage: amazonlinux:2023\ntargetRepository: {service: ECR, repositoryName: web}\ndockerfileTemplateData: `;
    const rulesOf = (data: string) => analyze(recipe + data, { fileName: 'web.container-recipe.yaml' }).diagnostics.map(({ rule }) => rule);
    expect(rulesOf('FROM amazonlinux:2023')).toContain('dockerfile-parent-image');
    expect(rulesOf('|\n  # nothing')).toContain('dockerfile-empty');
    expect(rulesOf('FROM {{{ imagebuilder:parentImage }}}')).toEqual([]);
  });
});

describe('the variables of a template', () => {
  it('stand in their order, once, behind FROM', () => {
    const order = (text: string) =>
      found(text)
        .filter(([rule]) => rule === 'dockerfile-variable-order')
        .map(([, words]) => words);
    const from = 'FROM {{{ imagebuilder:parentImage }}}\n';
    expect(order(`${from}{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n`)).toEqual([]);
    expect(order(`${from}{{{ imagebuilder:environments }}}\n`)).toEqual([]);
    expect(order(`${from}{{{ imagebuilder:components }}}\n{{{ imagebuilder:environments }}}\n`)).toEqual([
      '{{{ imagebuilder:components }}}',
    ]);
    expect(order(`{{{ imagebuilder:environments }}}\n${from}`)).toEqual(['{{{ imagebuilder:environments }}}']);
    expect(order(templateWith('{{{ imagebuilder:components }}}\n'))).toHaveLength(1);
  });

  it('count in any spacing, and nowhere in comments', () => {
    expect(found('FROM {{{imagebuilder:parentImage}}} AS x\n')).toEqual([]);
    expect(found('FROM x\n# {{{ imagebuilder:parentImage }}}\n').map(([rule]) => rule)).toContain('dockerfile-parent-image');
  });

  it.each([
    '{{ imagebuilder:components }}',
    '{{{ imagebuilder:components }}',
    '{ imagebuilder:components }',
    '{{{{ imagebuilder:components }}}}',
  ])('have three braces: %s', (written) => {
    expect(found(templateWith('').replace('{{{ imagebuilder:components }}}', written))).toEqual([['dockerfile-variable-braces', written]]);
  });
});

describe('the instructions of a template', () => {
  it('lack nothing where they have what they need', () => {
    expect(
      behind(
        'COPY ["a", "b"]\nCMD []\nENTRYPOINT\nHEALTHCHECK NONE\nRUN <<EOF\nx\nEOF\nCOPY <<A /b\nA\nLABEL a=1\nONBUILD RUN x\nARG A\nENV A=\nSHELL ["/bin/sh", "-c"]\nrun x\n',
      ),
    ).toEqual([]);
  });

  it.each(['RUN', 'COPY a', 'ADD --chown=1 a', 'WORKDIR', 'ONBUILD RUN', 'ENV \\\n'])('lack something: %s', (line) => {
    expect(behind(line).map(([rule]) => rule)).toEqual(['dockerfile-missing-argument']);
  });

  it('may be ARG before FROM, and nothing else', () => {
    expect(found('ARG A=1\nFROM {{{ imagebuilder:parentImage }}}\n')).toEqual([]);
    expect(found('RUN x\nRUN y\nFROM {{{ imagebuilder:parentImage }}}\n')).toEqual([['dockerfile-before-from', 'RUN']]);
  });
});

describe('several stages', () => {
  it('are no fault where the last one is the image', () => {
    expect(found('FROM golang:1.25 AS a\nRUN x\nFROM {{{ imagebuilder:parentImage }}}\nCOPY --from=a /x /x\n')).toEqual([]);
    expect(found('FROM {{{ imagebuilder:parentImage }}} AS a\nFROM a\n').map(([rule]) => rule)).toEqual(['dockerfile-stages']);
  });

  it('may build upon each other without a tag', () => {
    const floating = (image: string) =>
      found(`FROM golang:1 AS a\nFROM ${image} AS b\nFROM {{{ imagebuilder:parentImage }}}\n`).map(([, words]) => words);
    for (const image of ['a', 'scratch', 'x:1', 'x@sha256:0', '$BASE', '--platform=linux/arm64 x:1', 'host:5000/x:1'])
      expect(floating(image)).toEqual([]);
    for (const image of ['x', 'x:latest', 'host:5000/x', '--platform=linux/arm64 x'])
      expect(floating(image)).toEqual([image.split(' ').at(-1)]);
  });
});

describe('downloads', () => {
  it.each(['ADD https://example.com/a /b', 'ADD --chmod=755 http://example.com/a /b', 'ADD ["https://example.com/a", "/b"]'])(
    'are told: %s',
    (line) => {
      expect(behind(line).map(([rule]) => rule)).toEqual(['dockerfile-unchecked-download']);
    },
  );

  it.each([
    'ADD a.tar.gz /b',
    'COPY https://x /b',
    'RUN curl -fsSLO https://example.com/a',
    'RUN curl https://example.com/a | tar xz',
    'RUN echo "curl x | sh"',
  ])('are not seen in %s', (line) => expect(behind(line)).toEqual([]));
});

describe('secrets', () => {
  it.each(['ENV DB_PASSWORD=hunter2', 'ENV DB_PASSWORD "hunter2"', 'ARG API_KEY=abc', "ENV A=1 TOKEN='x y'"])('are told: %s', (line) => {
    expect(behind(line).map(([rule]) => rule)).toEqual(['dockerfile-secret']);
  });

  it.each(['ENV DB_PASSWORD_FILE=/run/x', 'ENV DB_PASSWORD=$DB_PASSWORD', 'ARG API_KEY', 'ENV DB_PASSWORD=', 'ENV A=secret'])(
    'are not seen in %s',
    (line) => {
      expect(behind(line)).toEqual([]);
    },
  );
});

describe('instructions', () => {
  it.each([
    ['RUN {{{ imagebuilder:environments }}}', 'dockerfile-variable-order', 'dockerfile-variable-place'],
    ['RUN a \\\n  && b \\\n\nENV A=1', 'dockerfile-swallowed-instruction'],
    ['RUN a \\\n# why\nRUN b', 'dockerfile-swallowed-instruction'],
    ["CMD ['nginx']", 'dockerfile-broken-list'],
    ['RUN ["yum", "install"', 'dockerfile-broken-list'],
    ['ENTRYPOINT ["a",]', 'dockerfile-broken-list'],
    ['SHELL /bin/bash -c', 'dockerfile-broken-list'],
    ['EXPOSE 8080:80', 'dockerfile-invalid-port'],
    ['EXPOSE 99999', 'dockerfile-invalid-port'],
    ['EXPOSE 90-80', 'dockerfile-invalid-port'],
    ['COPY --form=x /a /b', 'dockerfile-unknown-option'],
    ['HEALTHCHECK --period=1s CMD a', 'dockerfile-unknown-option'],
    ['LABEL name', 'dockerfile-missing-argument'],
    ['ENV A', 'dockerfile-missing-argument'],
  ])('%j has a fault', (lines, ...rules) => {
    expect([...new Set(behind(lines).map(([rule]) => rule))]).toEqual(rules);
  });

  it.each([
    'RUN [ "$A" = b ] || exit 1',
    'RUN [ -f /a ] && b',
    'RUN ["yum", "-y", "install", "a"]',
    'RUN ["a", \\\n  "b"]',
    'RUN echo "\\\n  ADD more"',
    'RUN a \\\n  && COPY=1 b \\\n  # RUN c\n  && d',
    'RUN cat <<EOF\nENV A=1\nEOF',
    'CMD nginx -g "daemon off;"',
    'EXPOSE 80 443/tcp 8000-8010/udp $PORT "8080"',
    'ENV A b c',
    'ENV A=1 B=2',
    'LABEL "a"="b" c=d',
    'LABEL name value',
    'HEALTHCHECK --interval=5m --timeout=3s CMD curl -f http://localhost/ || exit 1',
    'HEALTHCHECK NONE',
    'COPY --chown=1000:1000 --chmod=755 --link a b',
    'RUN --mount=type=secret,id=a --network=none cat /run/secrets/a',
    'ONBUILD RUN a',
    'STOPSIGNAL SIGTERM',
    'VOLUME ["/data"]',
    'VOLUME /data /log',
    'USER app:app',
    'WORKDIR /srv/my app',
    'ARG A\nARG B=1',
    'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
    'ENTRYPOINT ["/entry.sh"]',
    'ENTRYPOINT []',
    'MAINTAINER me',
  ])('%j has none', (lines) => {
    expect(behind(lines)).toEqual([]);
  });
});
