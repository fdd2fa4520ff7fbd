import { describe, expect, it } from 'vitest';
import { checkAmiName, resolveAmiName } from './ami-name.ts';

const build = { date: new Date('2026-02-03T04:05:06.789Z'), build: 7 };

describe('the name of an AMI', () => {
  it.each([
    ['web {{ imagebuilder:buildDate }}', 'web 2026-02-03T04-05-06.789000Z'],
    ['web-{{imagebuilder:buildDate}}-{{imagebuilder:buildVersion}}', 'web-2026-02-03T04-05-06.789000Z-7'],
    ['web-{{ imagebuilder:buildDate:yyyyMMdd-HHmmss }}', 'web-20260203-040506'],
  ])('%s becomes %s', (name, resolved) => {
    expect(resolveAmiName(name, build)).toBe(resolved);
  });

  it('must hold the build date', () => {
    expect(() => checkAmiName('web-{{ imagebuilder:buildVersion }}', 'name')).toThrow(/buildDate/);
    expect(() => checkAmiName('web {{ imagebuilder:buildDate }}', 'name')).not.toThrow();
  });
});
