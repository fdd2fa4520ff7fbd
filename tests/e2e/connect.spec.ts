// The page behind a streaming URL in a real browser: a whole way to an image by keyboard and mouse, accessible at every step in every colour
// scheme, under its own policy.
import { AppStream } from '@aws-sdk/client-appstream';
import { expect, type Page, test } from '@playwright/test';
import { openTestAccount, testKey } from '../conformance/fixture/account.ts';
import { leapingClock } from '../conformance/fixture/leaping-clock.ts';
import { chromiumPath } from './fixture.ts';
import { violations } from './violations.ts';

const executablePath = chromiumPath();
test.use({ launchOptions: executablePath === undefined ? {} : { executablePath } });
test.skip(() => test.info().project.name !== 'browser', 'The page is one for browsers, whatever Kiln runs in.');

const clock = leapingClock();
let client: AppStream;
let close = async () => {}; // where all is skipped, nothing was opened

test.beforeAll(async () => {
  const account = await openTestAccount({ clock });
  const { endpoint, region } = account.account;
  client = new AppStream({ endpoint, region, credentials: testKey, maxAttempts: 1 });
  close = async () => {
    client.destroy();
    await account.close();
  };
});
test.afterAll(() => close());

/** A builder that runs, and a link to it. */
async function linkTo(Name: string): Promise<string> {
  await client.createImageBuilder({ Name, ImageName: 'AppStream-WinServer2022-05-06-2026', InstanceType: 'stream.standard.medium' });
  clock.leap(10_000);
  await expect.poll(async () => (await client.describeImageBuilders({ Names: [Name] })).ImageBuilders?.[0]?.State).toBe('RUNNING');
  clock.leap(0);
  return (await client.createImageBuilderStreamingURL({ Name })).StreamingURL ?? '';
}

/** What the browser itself complains of: a policy that is broken, a script that fails. */
function complaints(page: Page): readonly string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.push(message.text());
  });
  return found;
}

const steps = ['Add apps', 'Configure apps', 'Test', 'Optimize', 'Configure image', 'Review'];

for (const scheme of ['light', 'dark', 'forced'] as const) {
  test(`somebody who connects comes to an image, in ${scheme} colours`, async ({ page }) => {
    await page.emulateMedia(scheme === 'forced' ? { forcedColors: 'active' } : { colorScheme: scheme });
    const said = complaints(page);
    // From a page of another site, as where somebody was sent the link.
    await page.goto(`data:text/html,<a href="${await linkTo(`builder-${scheme}`)}">Connect</a>`);
    await page.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`builder-${scheme}`);

    for (const name of ['word', 'sheets']) {
      await page.getByLabel('Name (required)').fill(name);
      await page.getByLabel('Absolute path of the program').fill(`C:\\Apps\\${name}.exe`);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status')).toContainText(`${name} is in the catalog`);
    }
    for (const [index, step] of steps.entries()) {
      await page.getByRole('link', { name: `${index + 1}. ${step}` }).click();
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(step);
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('link', { name: 'Windows settings' }).click();
    await page.getByRole('button', { name: 'Turn Windows Update on' }).click();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: '5. Configure image' }).click();
    await page.getByLabel('Name of the image').fill(`image-${scheme}`);
    await page.getByRole('button', { name: 'Next: review' }).click();
    await expect(page.getByRole('note')).toContainText('Windows Update is on');
    await page.getByRole('button', { name: 'Disconnect and create image' }).click();
    await expect(page.getByRole('main')).toContainText(`The image image-${scheme} is PENDING`);
    expect(await violations(page)).toEqual([]);
    clock.leap(10_000);
    await expect(async () => {
      await page.getByRole('link', { name: 'Look again' }).click();
      await expect(page.getByRole('main')).toContainText(`The image image-${scheme} is AVAILABLE`, { timeout: 500 });
    }).toPass();
    clock.leap(0);
    expect(said).toEqual([]);
  });
}

test('what is refused is told where it was typed, and nothing typed is lost', async ({ page }) => {
  await page.goto(await linkTo('refusing'));
  await page.getByLabel('Name (required)').fill('two words');
  await page.getByLabel('Absolute path of the program').fill('C:\\x.exe');
  await page.getByLabel('Launch parameters').fill('"quoted" & <b>');
  await page.getByRole('button', { name: 'Add application' }).click();
  await expect(page.getByRole('alert')).toContainText('no blanks');
  await expect(page.getByLabel('Launch parameters')).toHaveValue('"quoted" & <b>');
  expect(await violations(page)).toEqual([]);
});
