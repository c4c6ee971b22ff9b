import type { LifeIds, Scene } from './scene.ts';
import { open, press } from './scene.ts';
import { optOutReason } from './tell-story.ts';

/** The call that the list of customers makes. */
const CONTACTS = /\/api\/v1\/contacts(\?|$)/;

/** A page that only has to be opened; without what it shows there is nothing to photograph. */
function pageOf(name: string, address: (ids: LifeIds) => string): Scene<LifeIds> {
  return { name, show: (stage) => open(stage, address(stage.ids)) };
}

/** Scenes of a journey that people went through, and of the pages around the designer. */
export const lifeScenes: readonly Scene<LifeIds>[] = [
  pageOf('s01-journeys', () => '/journeys'),
  pageOf('s10-email', ({ email }) => `/journeys/${email}?block=b1`),
  pageOf('s14-live-numbers', ({ live }) => `/journeys/${live}?block=b2`),
  pageOf('s14-period', ({ live }) => `/journeys/${live}?block=b2&period=last-7-days&channel=sms`),
  {
    name: 's14-numbers-pane',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.live}?block=b2`);
      const pane = stage.page.getByRole('complementary').first();
      await pane.getByRole('tab').nth(1).click();
    },
  },
  {
    name: 's14-entry-menu',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.live}`);
      await press(stage, 'Home', 'Shift+F10');
      await stage.page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 's14-pause',
    async show(stage) {
      const { page, say } = stage;
      await open(stage, `/journeys/${stage.ids.waiting}`);
      await page.getByRole('button', { name: say('designer:life.menu'), exact: true }).click();
      await page.getByRole('menuitem', { name: say('designer:life.pause') }).click();
      await page.getByRole('dialog').getByRole('radio').last().check();
    },
  },
  {
    name: 's15-people',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.waiting}`);
      await press(stage, 'Home', 'ArrowDown', 'Shift+F10');
      await stage.page
        .getByRole('menuitem', { name: stage.say('designer:menu.people') })
        .first()
        .click();
      await stage.page.locator('table').first().waitFor();
    },
  },
  {
    name: 's16-compare',
    async show(stage) {
      const { page, say } = stage;
      await open(stage, `/journeys/${stage.ids.edited}`);
      await page.getByRole('button', { name: say('designer:header.publish'), exact: true }).click();
      await page.locator('[data-impact]').waitFor();
      await page.locator('[data-impact] button, [data-impact] a').first().click();
      await page.locator('[data-compare] [data-change-row]').first().click();
    },
  },
  {
    name: 's16-versions',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.edited}`);
      await stage.page.locator('[data-version]').click();
      await stage.page.locator('[data-versions]').first().waitFor();
    },
  },
  pageOf('s22-trigger', () => '/triggers/iot-device-malfunctioned'),
  {
    name: 's22-trigger-attributes',
    async show(stage) {
      await open(stage, '/triggers/iot-device-malfunctioned');
      await stage.page.getByRole('main').getByRole('textbox').last().scrollIntoViewIfNeeded();
    },
  },
  pageOf('s22-trigger-code', () => '/triggers/iot-device-malfunctioned?tab=code'),
  pageOf('s22-trigger-events', () => '/triggers/iot-device-malfunctioned?tab=events'),
  pageOf('s22-trigger-test', () => '/triggers/iot-device-malfunctioned?tab=test'),
  pageOf('s22-triggers', () => '/triggers'),
  {
    name: 's22-trigger-wizard',
    async show(stage) {
      await open(stage, '/triggers/new');
      await stage.page.getByRole('textbox').first().fill('Support case status changed');
      await stage.page.getByRole('radio').last().check();
    },
  },
  pageOf('s23-timeline', ({ contact }) => `/customers/${contact}`),
  {
    name: 's23-start-journey',
    async show(stage) {
      const { page, say } = stage;
      await open(stage, `/customers/${stage.ids.contact}`);
      await page.getByRole('button', { name: say('customers:start.open') }).click();
      await page.getByRole('dialog').getByRole('combobox').first().click();
      await page.getByRole('option').first().click();
      await page.getByRole('dialog').getByLabel('ErrorCode').fill('12');
      await page.getByRole('dialog').getByLabel('DeviceID').fill('PUMP-0043');
      await page.locator('[data-would-enter="enters"]').waitFor();
    },
  },
  pageOf('s23-customers', () => '/customers'),
  pageOf('s23-nothing-found', () => '/customers?search=nobody'),
  {
    name: 's23-loading',
    async show({ page }) {
      await page.route(CONTACTS, () => undefined);
      await page.goto('/customers');
      await page.locator('.mantine-Skeleton-root').first().waitFor();
    },
  },
  {
    name: 's23-failed',
    fails: true,
    async show(stage) {
      await stage.page.route(CONTACTS, (route) => route.abort());
      await open(stage, '/customers');
      await stage.page
        .getByRole('button', { name: stage.say('components:failure.retry') })
        .waitFor();
    },
  },
  pageOf('s23-customer-messages', ({ contact }) => `/customers/${contact}?tab=messages`),
  pageOf('s23-customers-import', () => '/customers/import'),
  pageOf('s24-consent', () => '/consent'),
  {
    name: 's24-consent-point',
    async show(stage) {
      await open(stage, '/consent');
      await stage.page.getByRole('link', { name: '+5521998765432' }).click();
      await stage.page.getByRole('dialog').getByText(optOutReason, { exact: true }).waitFor();
    },
  },
  pageOf('s24-why-not-sent', () => '/consent/why'),
  {
    name: 's24-why-answer',
    async show(stage) {
      const { live, unreachable } = stage.ids;
      await open(stage, `/consent/why?journey=${live}&block=b2&contact=${unreachable}`);
      await stage.page.getByRole('button', { name: stage.say('messages:why.ask') }).click();
      await stage.page.locator('#answer-title').waitFor();
    },
  },
  pageOf('s25-cases', () => '/cases'),
  pageOf('s25-case', (ids) => `/cases/${ids.case}`),
  pageOf('s25-status-page', ({ statusUrl }) => statusUrl),
  pageOf('s27-settings-members', () => '/settings?tab=members'),
  pageOf('s27-settings-keys', () => '/settings?tab=api-keys'),
  {
    name: 's27-new-key',
    async show(stage) {
      await open(stage, '/settings?tab=api-keys');
      await stage.page.getByRole('button', { name: stage.say('settings:keys.create') }).click();
      await stage.page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 's27-cap',
    async show(stage) {
      await open(stage, '/settings?tab=channels');
      const sms = stage.page.getByRole('region', { name: 'SMS' });
      await sms.getByRole('button', { name: stage.say('settings:channels.changeCap') }).click();
      const dialog = stage.page.getByRole('dialog');
      await dialog.getByText(stage.say('settings:channels.capSome'), { exact: true }).click();
    },
  },
  {
    name: 's27-quiet-times',
    async show(stage) {
      await open(stage, '/settings?tab=channels');
      const sms = stage.page.getByRole('region', { name: 'SMS' });
      await sms.getByRole('button', { name: stage.say('settings:quietTimes.change') }).click();
      const dialog = stage.page.getByRole('dialog');
      await dialog.getByText(stage.say('settings:quietTimes.someTimes'), { exact: true }).click();
    },
  },
  {
    name: 's27-senders',
    async show(stage) {
      const { page, say } = stage;
      await open(stage, '/settings?tab=channels');
      await page.getByRole('button', { name: say('settings:channels.changeSenders') }).click();
      const input = page.getByRole('dialog').locator('input:not([type="hidden"])').first();
      for (const sender of ['ACME', '+551140028922']) {
        await input.fill(sender);
        await input.press('Enter');
      }
    },
  },
  {
    name: 's27-channel-test',
    async show(stage) {
      const { page, say } = stage;
      await open(stage, '/settings?tab=channels');
      const sms = page.getByRole('region', { name: 'SMS' });
      await sms.getByRole('button', { name: say('settings:channels.test.open') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').first().fill('+5511999990001');
      await dialog.getByRole('button', { name: say('settings:channels.test.send') }).click();
      await dialog.locator('[data-test-state]').first().waitFor();
      await page.mouse.move(0, 0);
    },
  },
  { ...pageOf('s27-no-permission', () => '/settings'), viewer: true },
  {
    ...pageOf('s22-no-permission', () => '/triggers/iot-device-malfunctioned?tab=test'),
    viewer: true,
  },
  {
    name: 's01-viewer',
    viewer: true,
    async show(stage) {
      await open(stage, '/journeys');
      await stage.page.getByRole('button', { name: stage.say('journeys:new') }).hover();
      await stage.page.getByRole('tooltip').waitFor();
    },
  },
  pageOf('s27-settings-channels', () => '/settings?tab=channels'),
  pageOf('messages', () => '/messages'),
  pageOf('message', ({ message }) => `/messages/${message}`),
  {
    name: 'messages-filter',
    async show(stage) {
      await open(stage, '/messages');
      await stage.page.getByRole('combobox').nth(2).click();
      await stage.page.getByRole('option').first().waitFor();
    },
  },
  pageOf('message-not-sent', ({ notSent }) => `/messages/${notSent}`),
  {
    name: 'health',
    async show(stage) {
      // When balances were computed is told by the machine's clock, not by that of the journeys.
      await stage.page.clock.setFixedTime(new Date());
      await open(stage, '/health');
    },
  },
  {
    name: 's02-empty-list',
    async show(stage) {
      const { page, say } = stage;
      await open(stage, '/journeys');
      await page.getByRole('button', { name: `${say('app:workspace.label')}: Demo` }).click();
      await page.getByRole('menuitem', { name: /^My workspace/ }).click();
      await page.getByText(say('journeys:empty')).first().waitFor();
    },
  },
];
