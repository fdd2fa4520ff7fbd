import { describe, expect, it } from 'vitest';
import { findSecrets, looksLikePassword } from './secrets.ts';

// In parts, so that nothing that looks for secrets in sources takes these for some.
const join = (...parts: string[]) => parts.join('');
const letters = (count: number) => 'aB3dE5fG7hJ9kL2mN4pQ6rS8tU1vW3xY5zA7bC9d'.slice(0, count);

const whole = (text: string) => findSecrets(text, { start: 0, end: text.length });

describe('secrets by their form', () => {
  it.each([
    join('AKIA', 'Z7Q4MPLW3XKDNB2R'),
    join('ASIA', 'Z7Q4MPLW3XKDNB2R'),
    join('ghp', '_', letters(36)),
    join('github', '_pat_', letters(40), letters(22)),
    join('glpat', '-', letters(20)),
    join('xoxb', '-', '123456789012-', letters(12)),
    join('sk', '_live_', letters(24)),
    join('AIza', letters(35)),
  ])('%s is one', (secret) => {
    expect(whole(`key: "${secret}"`).map(({ range }) => range)).toEqual([{ start: 6, end: 6 + secret.length }]);
  });

  it('a secret access key is known by its name', () => {
    const secret = letters(40);
    expect(whole(`aws_secret_access_key = ${secret}`).map(({ range }) => range.start)).toEqual([24]);
    expect(whole(`AWS_SECRET_ACCESS_KEY='${secret}'`)).toHaveLength(1);
    expect(whole(`digest = ${secret}`)).toEqual([]);
  });

  it('a private key is one only with something behind its header', () => {
    expect(whole(`-----BEGIN RSA ${'PRIVATE'} KEY-----\n${letters(40)}\n`)).toHaveLength(1);
    expect(whole(`grep -q -- "-----BEGIN RSA ${'PRIVATE'} KEY-----" file`)).toEqual([]);
  });

  it.each([join('AKIA', 'IOSFODNN7EXAMPLE'), join('AKIA', 'XXXXXXXXXXXXXXXX'), join('ghp', '_', 'x'.repeat(36))])(
    '%s is an example',
    (text) => {
      expect(whole(text)).toEqual([]);
    },
  );

  it('only the asked part of the text is looked at', () => {
    const text = `${join('AKIA', 'Z7Q4MPLW3XKDNB2R')} tail`;
    expect(findSecrets(text, { start: 21, end: text.length })).toEqual([]);
  });
});

describe('literals that look like a password', () => {
  it.each(['s3cr3t-Horse7', 'P@ssw0rdOfMine', 'a8f5f167f44f4964'])('%s', (text) => {
    expect(looksLikePassword(text)).toBe(true);
  });

  it.each([
    'short1',
    'onlyletters',
    '$PASSWORD1',
    'xxxxxxx1',
    '/run/secret1',
    'arn:aws:x:1',
    'changeme123',
    'password1 ',
    '--option1',
    'true1234 x',
  ])('not %s', (text) => {
    expect(looksLikePassword(text)).toBe(false);
  });
});
