import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';

let test: TestAccount;
let botocore: Botocore;
const licenses = (operation: string, parameters: object = {}): Promise<Answer> => botocore.call('license-manager', operation, parameters);

describe.skipIf(!botocoreVersion)('License Manager', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount();
    botocore = openBotocore(test);
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });

  it('keeps the configurations that a distribution can name', async () => {
    const input = { Name: 'windows', LicenseCountingType: 'vCPU', LicenseCount: 8 };
    const { LicenseConfigurationArn } = await licenses('create_license_configuration', input);
    expect(LicenseConfigurationArn).toMatch(/^arn:aws:license-manager:us-east-1:000000000000:license-configuration:lic-[0-9a-f]{32}$/);
    const one = await licenses('get_license_configuration', { LicenseConfigurationArn });
    expect(one).toMatchObject({ ...input, LicenseConfigurationArn, ConsumedLicenses: 0, Status: 'AVAILABLE' });
    expect((await licenses('list_license_configurations')).LicenseConfigurations).toMatchObject([{ Name: 'windows' }]);
    await licenses('delete_license_configuration', { LicenseConfigurationArn });
    expect((await licenses('list_license_configurations')).LicenseConfigurations).toEqual([]);
    await expect(licenses('get_license_configuration', { LicenseConfigurationArn })).rejects.toMatchObject({
      code: 'InvalidParameterValueException',
    });
  });

  it('refuses what the model does not allow, and names what it does not emulate', async () => {
    const wrong = { Name: 'odd', LicenseCountingType: 'Dozen' };
    await expect(licenses('create_license_configuration', wrong)).rejects.toMatchObject({ code: 'InvalidParameterValueException' });
    await expect(licenses('list_tokens')).rejects.toMatchObject({ code: 'NotImplemented' });
  });
});
