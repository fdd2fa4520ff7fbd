import { describe, expect, it } from 'vitest';
import { type ConnectionForm, choiceOf, faultOf, formOf } from './connection-form.ts';

const form = (changes: Partial<ConnectionForm>): ConnectionForm => ({ ...formOf('team'), name: 'Team', ...changes });
const keys = { kind: 'keys', accessKeyId: 'AKIAEXAMPLE000000000', secretAccessKey: 'secret-of-some-length' } as const;
const role = { kind: 'role', from: 'team', roleArn: 'arn:aws:iam::111122223333:role/Admin' } as const;

describe('the form of a connection', () => {
  it.each<[string, Partial<ConnectionForm>]>([
    ['no name', { name: ' ' }],
    ['no Region', { regions: ' ' }],
    ['a Region that is none', { regions: 'eu-central-1, Frankfurt' }],
    ['an endpoint that is no address', { endpoint: 'proxy' }],
    ['an endpoint of another protocol', { endpoint: 'file:///etc/passwd' }],
    ['no profile', { kind: 'profile', profile: '' }],
    ['a role that is no role', { ...role, roleArn: 'arn:aws:iam::111122223333:user/me' }],
    ['half a key', { ...keys, secretAccessKey: '' }],
    ['a key ID that is none', { ...keys, accessKeyId: 'me' }],
    ['no key at all', { kind: 'keys' }],
    ['half an account', { kind: 'local', accountId: '12' }],
  ])('is not sent with %s', (_case, changes) => {
    expect(faultOf(form(changes), true)).toEqual(expect.any(String));
  });

  it('sends what belongs to the chosen source, and the secret beside it', () => {
    const typed = form({ ...keys, profile: 'left over', regions: 'eu-central-1 us-east-1', keep: 'session' });
    expect(faultOf(typed, true)).toBeUndefined();
    expect(choiceOf(typed)).toEqual({
      connection: {
        id: 'team',
        name: 'Team',
        colour: 'blue',
        regions: ['eu-central-1', 'us-east-1'],
        readOnly: false,
        source: { kind: 'keys' },
      },
      secret: { accessKeyId: keys.accessKeyId, secretAccessKey: keys.secretAccessKey },
      keep: 'session',
    });
  });

  it('shows a connection as it is, without its secret, and sends the same again', () => {
    const { connection } = choiceOf(form({ ...role, externalId: 'ours', mfaSerial: 'GAHT12345678', endpoint: 'https://vpce.example' }));
    expect(choiceOf(formOf('team', connection)).connection).toEqual(connection);
    const typed = choiceOf(form(keys)).connection;
    expect(faultOf(formOf('team', typed), false)).toBeUndefined();
    expect(choiceOf(formOf('team', typed))).not.toHaveProperty('secret');
  });
});
