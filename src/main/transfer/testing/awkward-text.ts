import fc from 'fast-check';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are the texts of templates that other languages must not read as theirs
const parts = [
  "'",
  '"',
  '\\',
  '`',
  '$',
  '%',
  '${x}',
  '$${y}',
  '$$${z}',
  '%{ if }',
  '%%{',
  '$(id)',
  '!',
  '&',
  '\nKILN\n',
  '\nEOT\n',
  '\n',
  '\r',
  '\t',
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
const others = ['{{ a.b }}', '- x: y', '# z', 'yes', '💥', 'é', '\u2028', '\u00a0', '\u0007', ' ', ''];

/** Texts that break whoever is careless with quotes, variables, templates, the ends of heredocs, line ends or letters. */
export const awkwardText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...parts, ...others), { maxLength: 12 }).map((texts) => texts.join('')),
  fc.array(fc.constantFrom(...parts, ...others), { maxLength: 12 }).map((texts) => `${texts.join('')}\nx\n`),
);
