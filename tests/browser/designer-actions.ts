import type { Locator, Page } from 'playwright-core';
import { canvasReady } from './browser-session.ts';

/** Chooses from a list of options that a field opens. */
export async function chooseOption(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Chooses the trigger in the catalogue that the field opens, by searching for it. */
export async function chooseTrigger(page: Page, field: Locator, name: string): Promise<void> {
  await field.click();
  await page.getByPlaceholder('Search triggers').fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
}

/** A new journey from the list, with name and trigger; the dialog stays open for more. */
export async function beginJourney(page: Page, name: string, trigger: string): Promise<Locator> {
  await page.goto('/journeys');
  await page.getByRole('button', { name: 'New journey' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New journey' });
  await dialog.getByLabel('Name').fill(name);
  await chooseTrigger(page, dialog.getByRole('button', { name: 'Which trigger?' }), trigger);
  return dialog;
}

/** A row of a condition: attribute, operator, value. */
export async function addCondition(
  page: Page,
  scope: Locator,
  [attribute, operator, value]: [attribute: string, operator: string, value: string],
): Promise<void> {
  await scope.getByRole('button', { name: 'Add condition' }).click();
  await page
    .getByRole('option', { name: new RegExp(`^${attribute}`) })
    .first()
    .click();
  await chooseOption(page, scope.getByRole('combobox', { name: 'Operator of row 1' }), operator);
  const field = scope.getByLabel('Value of row 1', { exact: true });
  if ((await field.getAttribute('role')) === 'combobox') await chooseOption(page, field, value);
  else await field.fill(value);
}

/** Adds a step with the last '+' of the canvas, and waits for its pane. */
export async function addStep(page: Page, verb: string): Promise<Locator> {
  await canvasReady(page);
  await page.locator('[data-plus]').last().click();
  const option = page.getByRole('option', { name: new RegExp(`^${verb}`) });
  // One used before is also offered as recently used.
  await option.first().click();
  const pane = page.getByRole('complementary', { name: 'Properties' });
  await pane.getByPlaceholder(verb).waitFor();
  return pane;
}

/** Puts a value of the journey where the text's cursor stands, with the picker. */
export async function insertValue(
  page: Page,
  { pane, field, value }: { pane: Locator; field: string; value: string },
): Promise<void> {
  await pane.getByRole('button', { name: `Insert value into ${field}` }).click();
  await page.getByPlaceholder('Search attributes').fill(value);
  await page
    .getByRole('option', { name: new RegExp(`^${value}`) })
    .first()
    .click();
}

/** Publishes the opened draft and waits until its first version is live. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog', { name: /^Publish version/ });
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Version 1 is live.').waitFor();
  await canvasReady(page);
}
