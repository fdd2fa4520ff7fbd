import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { profileNames } from './aws-config.ts';

test('profiles are named by both files, the default one first; sessions and services are none', async () => {
  const folder = temporaryFolder();
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  writeFileSync(config, '[profile web]\nregion = x\n[sso-session corp]\n[services s3]\n[profile "two words"]\n# [profile no]\n[default]\n');
  writeFileSync(credentials, '[web]\n[ops]\naws_access_key_id = [x]\n');
  const env = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
  expect(await profileNames(env)).toEqual(['default', 'ops', 'two words', 'web']);
  expect(await profileNames({ HOME: join(folder, 'nobody') })).toEqual([]);
});
