import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Imagebuilder } from '@aws-sdk/client-imagebuilder';
import type { Page } from '@playwright/test';
import { addAccount } from '../../src/local-account/accounts/accounts.ts';
import { expect, test } from './fixture.ts';
import { violations } from './violations.ts';

const own = 'arn:aws:imagebuilder:us-east-1:000000000000';
const component = `${own}:component/greeter/1.0.0/1`;

const document = `name: Greeter
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands:
            - echo hello
`;

/** The account that the app serves, as another client sees it. */
async function accountOf(home: string): Promise<Imagebuilder> {
  const folder = join(home, 'data', 'local-account');
  const { endpoint } = JSON.parse(await readFile(join(folder, 'serving.json'), 'utf8')) as { endpoint: string };
  const credentials = JSON.parse(await readFile(join(folder, 'key.json'), 'utf8')) as { accessKeyId: string; secretAccessKey: string };
  return new Imagebuilder({ region: 'us-east-1', endpoint, credentials });
}

/** A component, a recipe that uses it by a wildcard, and a pipeline that uses the recipe. */
async function fill(api: Imagebuilder): Promise<void> {
  await api.createComponent({
    name: 'greeter',
    semanticVersion: '1.0.0',
    platform: 'Linux',
    data: document,
    tags: { Env: 'test' },
    clientToken: 'c',
  });
  await api.createImageRecipe({
    name: 'server',
    semanticVersion: '1.0.0',
    parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64',
    components: [{ componentArn: `${own}:component/greeter/1.x.x` }],
    clientToken: 'r',
  });
  await api.createInfrastructureConfiguration({
    name: 'small',
    instanceProfileName: 'EC2InstanceProfileForImageBuilder',
    clientToken: 'i',
  });
  await api.createImagePipeline({
    name: 'weekly',
    imageRecipeArn: `${own}:image-recipe/server/1.0.0`,
    infrastructureConfigurationArn: `${own}:infrastructure-configuration/small`,
    schedule: { scheduleExpression: 'cron(0 3 ? * MON *)', timezone: 'Europe/Berlin' },
    clientToken: 'p',
  });
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByPlaceholder('Type the name of a command').fill(title);
  await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function openByArn(page: Page, arn: string): Promise<void> {
  await command(page, 'Open resource by ARN');
  await page.getByRole('textbox', { name: /ARN/ }).fill(arn);
  await page.keyboard.press('Enter');
}

const face = (page: Page, name: string) => page.getByRole('tablist', { name: /^About/ }).getByRole('tab', { name });

test('a resource is looked at from all sides, and its links lead there and back', async ({ app }) => {
  const { page } = app;
  await expect(page.locator('.status-item.connection')).toContainText('000000000000');
  await fill(await accountOf(app.home));
  await openByArn(page, component);
  const about = page.getByRole('main');
  await expect(about.getByRole('heading', { name: 'greeter 1.0.0', level: 2 })).toBeVisible();
  await expect(about.getByRole('table', { name: 'Versions' })).toContainText('greeter 1.0.0');

  for (const name of ['Overview', 'Document', 'YAML', 'Tags', 'Sharing', 'Uses']) {
    await face(page, name).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    expect(await violations(page), name).toEqual([]);
  }
  await expect(about.getByRole('list', { name: 'What uses it' })).toContainText('server 1.0.0');
  await about.getByRole('button', { name: 'server 1.0.0' }).click();
  await expect(about.getByRole('heading', { name: 'server 1.0.0', level: 2 })).toBeVisible();
  await face(page, 'Uses').click();
  await expect(about.getByRole('list', { name: 'What uses it' })).toContainText('weekly');
  await about.getByRole('list', { name: 'What it uses' }).getByRole('button', { name: 'greeter 1.0.0 (build 1)' }).click();
  await expect(about.getByRole('heading', { name: 'greeter 1.0.0', level: 2 })).toBeVisible();

  await openByArn(page, `${own}:image-pipeline/weekly`);
  await expect(about).toContainText('At 03:00 on Monday, Europe/Berlin');
  await openByArn(page, 'arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x');
  await expect(about).toContainText('Amazon manages this resource');
  await expect(about.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true');
  expect(await violations(page)).toEqual([]);
});

test('tags are changed after the difference was shown', async ({ app }) => {
  const { page } = app;
  await expect(page.locator('.status-item.connection')).toContainText('000000000000');
  const api = await accountOf(app.home);
  await fill(api);
  await openByArn(page, component);
  await face(page, 'Tags').click();
  await page.getByLabel('Value 1').fill('prod');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByLabel('Key 2').fill('aws:mine');
  await expect(page.getByText('belong to AWS')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply changes' })).toBeDisabled();
  await page.getByLabel('Key 2').fill('Team');
  await page.getByLabel('Value 2').fill('platform');
  const difference = page.getByRole('region', { name: 'What will change' });
  await expect(difference).toContainText('Change Env from test to prod');
  await expect(difference).toContainText('Add Team = platform');
  expect(await violations(page)).toEqual([]);
  await difference.getByRole('button', { name: 'Apply changes' }).click();
  await expect(face(page, 'Tags (2)')).toBeVisible();
  expect((await api.listTagsForResource({ resourceArn: component })).tags).toEqual({ Env: 'prod', Team: 'platform' });
});

test('a second account is invited, accepts, sees the resource, and cannot change it', async ({ app }) => {
  const { page } = app;
  const badge = page.locator('.status-item.connection');
  await expect(badge).toContainText('000000000000');
  await fill(await accountOf(app.home));
  const { accountId } = addAccount(join(app.home, 'data', 'local-account'), 'partner', new Date());

  await openByArn(page, component);
  await face(page, 'Sharing').click();
  await expect(page.getByText('Only this account has access')).toBeVisible();
  await page.getByLabel('Share with').fill('123');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Give an account of twelve digits')).toBeVisible();
  await page.getByLabel('Share with').fill(accountId);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const difference = page.getByRole('region', { name: 'What will change' });
  await expect(difference).toContainText(`Account ${accountId} gains the use of`);
  expect(await violations(page)).toEqual([]);
  await difference.getByRole('button', { name: 'Apply changes' }).click();
  await expect(page.getByRole('table', { name: 'Who has access' })).toContainText('Invited');

  await command(page, 'Add connection');
  await page.getByRole('textbox', { name: 'Name' }).fill('Partner');
  await page.getByLabel('Credentials').selectOption('local');
  await page.getByRole('textbox', { name: 'Account' }).fill(accountId);
  await page.keyboard.press('Enter');
  await expect(badge).toContainText(accountId);
  await command(page, 'Answer invitations');
  await page
    .getByRole('dialog', { name: /shares/ })
    .getByRole('button', { name: 'Accept' })
    .click();
  await expect(page.getByText(/Accepted/).first()).toBeVisible();
  await openByArn(page, component);
  await expect(page.getByRole('main')).toContainText('Shared with this account');
  await expect(page.getByRole('main')).toContainText('Another account owns this resource');
});

test('a component is deleted with what uses it, in an order that was shown', async ({ app }) => {
  const { page } = app;
  await expect(page.locator('.status-item.connection')).toContainText('000000000000');
  const api = await accountOf(app.home);
  await fill(api);
  await openByArn(page, component);
  await page.getByRole('main').getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete/ });
  await expect(dialog).toContainText('Still used');
  await expect(dialog.getByRole('button', { name: 'Delete it' })).toBeDisabled();
  await dialog.getByLabel('Delete', { exact: true }).selectOption('thisAndUsers');
  await expect(dialog.getByRole('listitem')).toContainText([
    'Pipeline weekly',
    'Image recipe server 1.0.0',
    'Component greeter 1.0.0 (build 1)',
  ]);
  expect(await violations(page)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Delete these 3' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: /Type greeter/ }).fill('greeter');
  await dialog.getByRole('button', { name: 'Delete these 3' }).click();
  await expect(dialog.getByText('Deleted', { exact: true })).toHaveCount(3);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('tab', { name: /greeter/ })).toHaveCount(0);
  expect((await api.listImagePipelines({})).imagePipelineList).toEqual([]);
  expect((await api.listComponents({ owner: 'Self' })).componentVersionList).toEqual([]);
});
