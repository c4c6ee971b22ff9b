import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, openSession, signIn } from './browser-session.ts';
import { checkPage } from './check-page.ts';

let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, complaints } = await openSession(browser));
  await signIn(page, inject('demoSignIn'));
});

afterAll(async () => {
  expect(complaints).toEqual([]);
  await browser?.close();
});

describe('customers from a file', () => {
  test('are mapped, checked and imported, and who was refused can be kept', async () => {
    await page.goto('/customers');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { name: 'Import customers' }).waitFor();
    const csv = [
      'Código;E-mail;Nome;Pontos;Newsletter',
      'imp-1;imp-1@example.com;José;12;sim',
      'imp-2;imp-2@example.com;Bia;7;',
      ';not-an-address;Nobody;1;',
    ].join('\r\n');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv, 'latin1'),
    });
    await page.getByText('3 rows').waitFor();
    expect(await page.getByLabel('Encoding').first().inputValue()).toContain('Latin-1');
    const becomes = (column: string) =>
      page.getByRole('combobox', { name: `What column ${column} becomes` });
    expect(await becomes('Código').inputValue()).toBe('External id');
    await becomes('Pontos').click();
    await page.getByRole('option', { name: 'Leave out' }).click();
    await page.getByRole('button', { name: 'See what would happen' }).click();
    await page.getByRole('heading', { name: 'Refused rows' }).waitFor();
    await checkPage(page, 'customers-import');
    const refused = page.getByRole('table', { name: 'Refused rows' }).getByRole('row').last();
    expect(await refused.innerText()).toMatch(/^4\s+E-mail\s+Expected an e-mail address.*not-an/s);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the list' }).click();
    expect((await download).suggestedFilename()).toBe('customers-refused.csv');

    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByRole('button', { name: 'Show customers' }).click();
    await page.getByRole('link', { name: 'José' }).click();
    await page.getByText('imp-1@example.com').first().waitFor();
    await page.getByText('by an import').first().waitFor();
  });
});
