// A process of its own for a test: libsecret asks for the session's bus once, and keeps what it got.
import { openSecrets } from '../../src/main/connections/secrets.ts';
import { openKeychain } from '../../src/main/credentials/keychain.ts';

const secrets = openSecrets(openKeychain());
const state = await secrets.keychainState();
const keptIn = await secrets.keepWherePossible('connection/team', { secretAccessKey: 'canary' });
process.stdout.write(JSON.stringify({ ...state, keptIn }));
