import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { addLocalAccount, catchOpenedPages } from './second-account.ts';
import { violations } from './violations.ts';
import { picture, workbench } from './workbench.ts';

test.use({ actionTimeout: 30_000 });

/** What moves by itself does so within seconds here; a machine that is busy takes longer to show it. */
const moves = { timeout: 60_000 };

const seen = async (page: Page, name: string) => {
  await picture(workbench(page), `appstream-${name}`);
  expect.soft(await violations(page), name).toEqual([]);
};

/** Runs a command from the palette. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByPlaceholder('Type the name of a command').fill(title);
  await page.getByRole('option', { name: title }).first().click();
}

async function addConnection(page: Page, { name, account }: { readonly name: string; readonly account: string }): Promise<void> {
  await command(page, 'Add connection');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Credentials').selectOption('local');
  await page.getByRole('textbox', { name: 'Account' }).fill(account);
  await page.getByRole('textbox', { name: 'Regions' }).fill('us-east-1');
  await page.keyboard.press('Enter');
  await expect(page.locator('.status-item.connection')).toContainText(name);
}

async function switchTo(page: Page, name: string): Promise<void> {
  const badge = page.locator('.status-item.connection');
  await badge.click();
  await page.getByPlaceholder('Type the name of an account or a Region').fill(`${name} us-east-1`);
  await page.getByRole('option', { name }).first().click();
  await expect(badge).toContainText(name);
}

/** The page of AppStream in the active tab. */
const shown = (page: Page, name: string) => page.getByRole('main').getByRole('region', { name, exact: true });

async function launchBuilder(page: Page, name: string): Promise<void> {
  await command(page, 'Show AppStream');
  await page.getByRole('treeitem', { name: 'Image builders' }).click();
  await expect(shown(page, 'Image builders')).toContainText('Launch image builder');
  await seen(page, 'no-builders');
  await page.getByRole('button', { name: 'Launch image builder' }).first().click();
  const wizard = shown(page, 'Launch image builder');
  await wizard.getByRole('radiogroup', { name: 'Image' }).getByText('AppStream-WinServer2022').first().click();
  await wizard.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await wizard.getByLabel('Instance type').selectOption('stream.standard.medium');
  await wizard.getByLabel('Subnet', { exact: true }).selectOption({ index: 1 });
  await seen(page, 'launch');
  await wizard.getByRole('button', { name: 'Launch…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }).click();
  await page.getByRole('grid', { name: 'Image builders' }).getByRole('row', { name }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${name}.*Running`) })).toBeVisible(moves);
  await seen(page, 'builders');
}

/** Image Assistant, from the applications to the image. */
async function makeImage(assistant: Page, { name, applications }: { readonly name: string; readonly applications: readonly string[] }) {
  for (const application of applications) {
    await assistant.getByLabel('Name (required)', { exact: true }).fill(application);
    await assistant.getByLabel('Absolute path of the program').fill(`C:\\${application}\\${application}.exe`);
    await assistant.getByRole('button', { name: 'Add application' }).click();
    await expect(assistant.getByRole('status')).toContainText(`${application} is in the catalog`);
  }
  await seen(assistant, 'assistant-apps');
  await assistant.getByRole('link', { name: '4. Optimize' }).click();
  await assistant.getByRole('button', { name: 'Optimize' }).click();
  await assistant.getByRole('link', { name: '5. Configure image' }).click();
  await assistant.getByLabel('Name of the image').fill(name);
  await assistant.getByRole('button', { name: 'Next: review' }).click();
  await expect(assistant.getByRole('main')).toContainText(applications.join(', '));
  await seen(assistant, 'assistant-review');
  await assistant.getByRole('button', { name: 'Dry run' }).click();
  await expect(assistant.getByRole('status')).toContainText('can be created');
  await assistant.getByRole('button', { name: 'Disconnect and create image' }).click();
}

async function openImage(page: Page, name: string, list: string): Promise<void> {
  await command(page, 'Open the AppStream image registry');
  await page.getByRole('tab', { name: list, exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${name}.*Available`) })).toBeVisible(moves);
  await seen(page, `registry-${list.toLowerCase().replaceAll(' ', '-')}`);
  await page.getByRole('row', { name }).dblclick();
  await expect(shown(page, name)).toBeVisible();
}

type Permission = 'fleets' | 'image builders';

async function share(page: Page, account: string, permission: Permission): Promise<void> {
  await page.getByRole('tab', { name: 'Sharing' }).click();
  await page.getByLabel('Add accounts').fill(account);
  await page.getByLabel('Use it for fleets').setChecked(permission === 'fleets');
  await page.getByLabel('Use it for image builders').setChecked(permission === 'image builders');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await seen(page, `share-for-${permission.replace(' ', '-')}`);
  await applyChanges(page);
  await expect(page.getByRole('row', { name: new RegExp(`${account}.*Shared`) })).toBeVisible();
}

async function applyChanges(page: Page): Promise<void> {
  const difference = page.getByRole('region', { name: 'What will change' });
  await difference.getByRole('button', { name: 'Apply changes' }).click();
  await expect(difference).toBeHidden();
}

interface FleetWish {
  readonly name: string;
  readonly image: string;
}

async function createFleet(page: Page, { name, image }: FleetWish): Promise<void> {
  await command(page, 'Create AppStream fleet');
  const form = shown(page, 'Create fleet');
  await expect(form.getByLabel('Image', { exact: true }).locator('option:checked')).toContainText(image);
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByLabel('Instance type').selectOption('stream.standard.medium');
  await seen(page, 'create-fleet');
  await form.getByRole('button', { name: 'Create fleet' }).click();
  await page.getByRole('grid', { name: 'Fleets' }).getByRole('row', { name }).click();
  await expect(fleet(page, name, 'Stopped')).toBeVisible();
}

const fleet = (page: Page, name: string, state: string) => page.getByRole('row', { name: new RegExp(`^${name} ${state}`) });

async function act(page: Page, action: 'Start' | 'Stop' | 'Delete', name: string): Promise<void> {
  await page
    .getByRole('group', { name: `Actions on ${name}` })
    .getByRole('button', { name: action, exact: true })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
}

test('an image goes from a builder to another account’s fleet, and is taken back, copied and deleted', async ({ app }) => {
  test.slow();
  const { page, home } = app;
  await expect(page.getByRole('main')).toContainText('The local account is on');
  const browser = catchOpenedPages(home);
  const customer = addLocalAccount(home, 'customer');
  await addConnection(page, { name: 'Customer', account: customer });
  await switchTo(page, 'Local account');

  await launchBuilder(page, 'workshop');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  let link: string | undefined;
  await expect.poll(() => (link ??= browser.opened()), moves).toMatch(/^http:\/\/127\.0\.0\.1/);
  const assistant = await page.context().newPage();
  await assistant.goto(link ?? '');
  await makeImage(assistant, { name: 'office', applications: ['editor', 'viewer'] });
  await assistant.close();

  await openImage(page, 'office', 'Private');
  await expect(shown(page, 'office')).toContainText('Windows Server 2022');
  await share(page, customer, 'fleets');

  await switchTo(page, 'Customer');
  await openImage(page, 'office', 'Shared with me');
  await createFleet(page, { name: 'desks', image: 'office' });
  await act(page, 'Start', 'desks');
  await expect(fleet(page, 'desks', 'Running')).toBeVisible(moves);
  await expect(fleet(page, 'desks', 'Running')).toContainText(/stream\.standard\.medium\s*1\s*1\s*0\s*1/, moves);
  await seen(page, 'fleet');
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  await expect(shown(page, 'Sessions on desks')).toContainText('Nobody streams from desks');
  await seen(page, 'sessions');
  await command(page, 'Open the AppStream stacks');
  await expect(shown(page, 'Stacks')).toContainText('There are no stacks');
  await seen(page, 'no-stacks');

  await switchTo(page, 'Local account');
  await openImage(page, 'office', 'Shared with others');
  await page.getByRole('tab', { name: 'Sharing' }).click();
  await page.getByRole('button', { name: `Stop sharing ${customer}` }).click();
  await expect(page.getByRole('region', { name: 'What will change' })).toContainText('desired capacity');
  await seen(page, 'unshare');
  await applyChanges(page);

  await switchTo(page, 'Customer');
  await command(page, 'Open the AppStream fleets');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('list', { name: 'Fleets that need another image' })).toContainText('desks, desired capacity 0', moves);
  await seen(page, 'fleet-without-image');
  await page.getByRole('button', { name: 'Choose another image', exact: true }).first().click();
  await expect(shown(page, 'Image of desks')).toContainText('There is no other image that fits');
  await seen(page, 'no-other-image');
  await command(page, 'Open the AppStream fleets');
  await page.getByRole('row', { name: 'desks' }).click();
  await act(page, 'Stop', 'desks');
  await expect(fleet(page, 'desks', 'Stopped')).toBeVisible(moves);
  await act(page, 'Delete', 'desks');
  await expect(shown(page, 'Fleets')).toContainText('There are no fleets');

  await switchTo(page, 'Local account');
  await copyToEurope(page, 'office');
  // What blocks the deletion: a fleet of the account itself, and another account that may use the image.
  await createFleet(page, { name: 'own-desks', image: 'office' });
  await openImage(page, 'office', 'Private');
  await share(page, customer, 'image builders');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const deletion = shown(page, 'Delete office');
  await deletion.getByLabel(/^own-desks/).selectOption({ label: 'Take it out of its stacks, stop it and delete it' });
  await deletion.getByRole('textbox', { name: /Type office/ }).fill('office');
  await seen(page, 'delete');
  await deletion.getByRole('button', { name: /^Carry out/ }).click();
  await expect(deletion).toContainText('office is deleted.', moves);
  await seen(page, 'deleted');
  await command(page, 'Open the AppStream image registry');
  await page.getByRole('tab', { name: 'Private', exact: true }).click();
  await expect(shown(page, 'Image registry')).toContainText('There are no images of your own yet', moves);
});

async function copyToEurope(page: Page, name: string): Promise<void> {
  await openImage(page, name, 'Private');
  await page.getByRole('button', { name: 'Copy to a Region' }).click();
  const form = shown(page, `Copy ${name} to a Region`)
    .or(shown(page, `Copy ${name}`))
    .first();
  await form.getByLabel('Region', { exact: true }).selectOption('eu-west-1');
  await expect(form).toContainText('Nothing in eu-west-1 has this name');
  await seen(page, 'copy');
  await form.getByRole('button', { name: 'Copy image' }).click();
  await expect(form.getByRole('region', { name: `The image ${name}` })).toContainText('Available', moves);
}
