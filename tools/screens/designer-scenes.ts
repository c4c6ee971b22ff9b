import type { Scene, Stage } from './scene.ts';
import { open, press } from './scene.ts';

function button({ page, say }: Stage, key: string, values?: Record<string, string | number>) {
  return page.getByRole('button', { name: say(key, values), exact: true });
}

/** Somebody made up has gone some steps through the journey of many ways. */
function tested(name: string, { errorCode, steps }: { errorCode: string; steps: number }): Scene {
  return {
    name,
    async show(stage) {
      const { page, say } = stage;
      await open(stage, `/journeys/${stage.ids.branches}`);
      await press(stage, 't');
      const pane = page.getByRole('complementary', { name: say('testing:title') });
      await pane.getByText(say('testing:form.madeUp'), { exact: true }).click();
      await pane.getByLabel(say('testing:person.firstName'), { exact: true }).fill('Ana');
      await pane.getByLabel(say('testing:person.phone'), { exact: true }).fill('+5511998765432');
      await pane.getByLabel('ErrorCode').fill(errorCode);
      await pane.getByLabel('DeviceID').fill('PUMP-0042');
      await button(stage, 'testing:form.start').click();
      const list = pane.getByRole('region', { name: say('testing:run.steps') });
      for (let step = 0; step < steps; step += 1) await list.press('ArrowDown');
      await pane.getByText(new RegExp(`^${steps + 1} `)).waitFor();
    },
  };
}

/** Scenes of the designer that need drafts only. */
export const draftScenes: readonly Scene[] = [
  {
    name: 's03-create-dialog',
    async show(stage) {
      const { page, say } = stage;
      await open(stage, '/journeys?create=new');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say('journeys:create.name')).fill('Critical device error');
    },
  },
  {
    name: 's04-new-journey',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.empty}`);
      await stage.page.locator('[data-coach]').waitFor();
    },
  },
  {
    name: 's05-picker',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.seed}`);
      await press(stage, 'Home', 'ArrowDown', 'a');
      await stage.page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 's06-seed-journey',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.seed}`);
      await press(stage, 'Home');
    },
  },
  {
    name: 's06-exit-and-goals',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.branches}`);
      await button(stage, 'designer:pane.exit').first().click();
      await stage.page.locator('[data-field="goals"]').waitFor();
    },
  },
  {
    name: 's07-branches',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.branches}?block=b1`);
    },
  },
  {
    name: 's08-map-attributes',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.seed}?block=b1`);
      await stage.page.locator('[data-mapping="Priority"] button').click();
      await stage.page.getByRole('group', { name: /Priority/ }).waitFor();
    },
  },
  {
    name: 's09-sms',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.seed}?block=b2`);
    },
  },
  {
    name: 's09-value',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.branches}?block=b2`);
      await stage.page.locator('[data-value]').first().click();
      await stage.page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 's09-wait',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.branches}?block=b5`);
      await stage.page.locator('[data-continues]').waitFor();
    },
  },
  {
    name: 's11-problems',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.unfinished}`);
      await button(stage, 'designer:header.publish').click();
      await stage.page.locator('[data-problems-of]').first().waitFor();
    },
  },
  {
    name: 's12-multi-select',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.branches}`);
      await press(stage, 'Control+a');
    },
  },
  {
    name: 's13-publish',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.seed}`);
      await button(stage, 'designer:header.publish').click();
      await stage.page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
  },
  tested('s18-test-mode', { errorCode: '12', steps: 2 }),
  tested('s18-test-message', { errorCode: '60', steps: 2 }),
  tested('s18-test-question', { errorCode: '60', steps: 3 }),
  {
    name: 's19-outline',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.branches}`);
      await press(stage, 'o');
      await stage.page.locator('[data-row="b1"]').click();
    },
  },
  {
    name: 's20-two-thousand',
    async show(stage) {
      await open(stage, `/journeys/${stage.ids.large}`);
      await press(stage, '-', '-', '-', '-', '-');
      await stage.page.locator('[data-minimap]').waitFor();
    },
  },
  {
    name: 's21-phone',
    phone: true,
    async show(stage) {
      await stage.page.goto(`/journeys/${stage.ids.branches}`);
      await stage.page.locator('[data-row="b1"]').waitFor();
    },
  },
  {
    name: 's21-choosing',
    phone: true,
    async show(stage) {
      const { page, ids, say } = stage;
      await page.goto(`/journeys/${ids.branches}`);
      await page.locator('[data-row="b2"] [data-menu]').click();
      await page.getByRole('menuitem', { name: say('designer:menu.choose') }).click();
      await page.locator('[data-row="b5"]').click();
    },
  },
  {
    name: 's17-conflict',
    fails: true,
    async show(stage) {
      const { page, call, ids } = stage;
      await open(stage, `/journeys/${ids.shared}?block=b2`);
      await page.route('**/draft', (route) => route.abort());
      await page.locator('[data-field="@name"]').first().fill('Premium first');
      await page.locator('[data-save-status="failed"]').waitFor();
      const { document, revision } = await call('GET', `/journeys/${ids.shared}`);
      const [first, ...rest] = document.blocks;
      const name = first?.name === 'By error code' ? 'By severity' : 'By error code';
      const changed = { ...document, blocks: [{ ...first, name }, ...rest] };
      await call('PUT', `/journeys/${ids.shared}/draft`, { document: changed, revision });
      await page.unroute('**/draft');
      await button(stage, 'designer:save.retry').click();
      await page.locator('[data-conflict]').waitFor();
    },
  },
];
