import type { Block } from '@percurso/journey/document';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import {
  canvasReady,
  eventually,
  launchBrowser,
  openSession,
  signIn,
  takePicture,
} from './browser-session.ts';
import { callApi } from './call-api.ts';
import { checkPage } from './check-page.ts';

const ABOVE_TEN = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 };

let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  const session = await openSession(browser);
  ({ page, complaints } = session);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(keepAnnouncements);
  await signIn(page);
});

afterAll(async () => {
  await browser?.close();
});

function step(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    onTestFailed(() => takePicture(page, `failed-${name.slice(0, 40).replaceAll(/\W+/g, '-')}`));
    await run();
    expect(complaints).toEqual([]);
  });
}

describe('editing with the keyboard alone', () => {
  let from: string;
  let into: string;

  step(
    'steps chosen with Space are copied, readable, and pasted into another journey',
    async () => {
      from = await makeJourney('Copied from', [
        wait('b1'),
        fork('b2', [sms('b3', 'Case {{ steps.b1.text }}')], [wait('b4')]),
        wait('b5', 'Rest'),
      ]);
      into = await makeJourney('Pasted into', [wait('b1', 'Other'), wait('b2')]);
      await open(from);
      await press('ArrowDown', 'ArrowDown', 'Space', 'End', 'Space');
      await bar('4 steps').waitFor();
      await checkPage(page, 'editing-chosen');
      await press('Control+c');
      await said('Copied 4 steps');
      const text = await page.evaluate(() => navigator.clipboard.readText());
      expect(text).toMatch(/^4 steps of “Copied from/);
      expect(text).toMatch(/^1\. Condition/m);
      await open(into);
      await press('ArrowDown', 'Control+v');
      await said(/^Pasted 4 steps\. \d+ problems? in it/m);
      expect(await savedIds(into)).toEqual(['b1', 'b3', 'b4', 'b5', 'b6', 'b2']);
    },
  );

  step('undo says what it took back, and redo brings the same again', async () => {
    const pasted = await savedBlocks(into);
    await press('Control+z');
    await said('Undone: pasted 4 steps');
    expect(await savedIds(into)).toEqual(['b1', 'b2']);
    await press('Control+y');
    await said('Redone: pasted 4 steps');
    expect(await savedBlocks(into)).toEqual(pasted);
  });

  step('what the clipboard holds instead of steps is said', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('a shopping list'));
    await press('Control+v');
    await said('The clipboard holds no steps: copy steps of a journey first.');
  });

  step('a fork moves with its branches to the + that is chosen with arrows', async () => {
    await open(from);
    await press('ArrowDown', 'ArrowDown', 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Move…' }).press('Enter');
    await page.getByText('Moving 3 steps: choose a plus', { exact: true }).waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await press('ArrowUp', 'End', 'Home');
    await page.locator('[data-plus="plus:::0"]:focus').press('Enter');
    await said('Condition moved after the trigger, step 1 of 5');
    expect(await savedIds(from)).toEqual(['b2', 'b3', 'b4', 'b1', 'b5']);
  });

  step(
    'a fork that is deleted asks which branch stays, and comes back from the notice',
    async () => {
      await press('Delete');
      // The dialog takes the focus first.
      await page.getByRole('dialog').locator(':focus').waitFor();
      await page.getByRole('button', { name: 'Keep branch No (1 step)' }).press('Enter');
      await page.getByText('Deleted Condition: ErrorCode').first().waitFor();
      expect(await savedIds(from)).toEqual(['b4', 'b1', 'b5']);
      await page.getByRole('button', { name: 'Undo', exact: true }).last().press('Enter');
      expect(await savedIds(from)).toEqual(['b2', 'b3', 'b4', 'b1', 'b5']);
    },
  );

  step('the menu of a step says whose it is, and gives the focus back', async () => {
    const menu = page.getByRole('menu');
    await page.locator('#canvas').focus();
    await press('End', 'Shift+F10');
    await menu.waitFor();
    const opener = page.locator('[data-menu="b5"][aria-haspopup="menu"][aria-expanded="true"]');
    expect(await menu.getAttribute('id')).toBe(await opener.getAttribute('aria-controls'));
    expect(await menu.getAttribute('aria-labelledby')).toBe(await opener.getAttribute('id'));
    await menu.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await page.locator('#canvas:focus').waitFor();
  });

  step('a step is cut and pasted with its menu', async () => {
    await page.locator('#canvas').focus();
    await press('End', 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Cut' }).press('Enter');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    // It goes once the clipboard has it.
    await card('b5').waitFor({ state: 'detached' });
    expect(await savedIds(from)).toEqual(['b2', 'b3', 'b4', 'b1']);
    await page.locator('#canvas').focus();
    await press('End', 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Paste behind it' }).press('Enter');
    await said(/^Pasted 1 step/m);
    expect(await savedIds(from)).toEqual(['b2', 'b3', 'b4', 'b1', 'b5']);
  });

  step('the list of keys switches single letters off', async () => {
    await page.locator('#canvas').focus();
    await press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    const letters = keys.getByRole('switch', { name: /^Single letters/ });
    await letters.press('Space');
    await checkPage(page, 'editing-keys');
    await press('Escape');
    await page.locator('#canvas:focus').waitFor();
    await press('n', 'F2');
    await eventually(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe(
      'Name of the step',
    );
    expect(await numbersPressed()).toBe('false');
    await press('Escape', 'Control+f');
    await page.getByRole('combobox', { name: 'Find a step' }).fill('rest');
    await press('Enter');
    await page.locator('[data-block="b5"][data-selected]').waitFor();
    await page.locator('#canvas:focus').waitFor();
    await page.evaluate(() => localStorage.removeItem('percurso.single-keys'));
    await page.reload();
    await canvasReady(page);
    await page.locator('#canvas').focus();
    await press('n');
    expect(await numbersPressed()).toBe('true');
  });
});

describe('editing with the mouse', () => {
  let journey: string;

  step('ranges, single ones and a rectangle choose; an action on many is one step', async () => {
    journey = await makeJourney('Dragged', [
      wait('b1', 'First'),
      fork('b2', [{ id: 'b3', kind: 'go-to', config: { target: 'b5' } }], [wait('b4')]),
      wait('b5', 'Target'),
      wait('b6', 'Last'),
    ]);
    await open(journey);
    await card('b4').click();
    await card('b5').click({ modifiers: ['Shift'] });
    await bar('2 steps').waitFor();
    await card('b1').click({ modifiers: ['Control'] });
    await bar('3 steps').getByRole('button', { name: 'Disable' }).click();
    expect(await disabledIds(journey)).toEqual(['b1', 'b4', 'b5']);
    await press('Control+z');
    await said('Undone: disabled 3 steps');
    expect(await disabledIds(journey)).toEqual([]);
    const box = await boxOf(card('b5'));
    await page.keyboard.down('Shift');
    await drag({ x: box.x - 40, y: box.y - 10 }, { x: box.x + 40, y: box.y + 400 });
    await page.keyboard.up('Shift');
    await bar('2 steps').waitFor();
  });

  step('with Space held, or the middle button, a drag pans even from a card', async () => {
    const before = await savedIds(journey);
    await page.locator('#canvas').focus();
    // There and back again, so that the view is as it was.
    for (const [how, by] of [
      ['Space', [70, -50]],
      ['middle', [-70, 50]],
    ] as const) {
      const { x, y } = await boxOf(card('b5'));
      const from = { x: x + 120, y: y + 20 };
      if (how === 'Space') await page.keyboard.down('Space');
      await drag(from, { x: from.x + by[0], y: from.y + by[1] }, how === 'Space' ? 'left' : how);
      if (how === 'Space') {
        expect(await card('b5').evaluate((one) => getComputedStyle(one).cursor)).toBe('grab');
        await page.keyboard.up('Space');
      }
      await eventually(async () => {
        const now = await boxOf(card('b5'));
        return [Math.round(now.x - x), Math.round(now.y - y)];
      }).toEqual([...by]);
    }
    expect(await savedIds(journey)).toEqual(before);
    expect(await bar('2 steps').count(), 'Space chose the current step').toBe(1);
  });

  step('by touch, steps are chosen through the ⋮ and acted on together', async () => {
    const id = await makeJourney('Touched', [wait('b1'), wait('b2'), wait('b3')]);
    const touch = await openSession(browser, { hasTouch: true });
    await signIn(touch.page);
    await touch.page.goto(`/journeys/${id}`);
    await canvasReady(touch.page);
    await touch.page.locator('[data-menu="b1"]').tap();
    await touch.page.getByRole('menuitem', { name: 'Choose several' }).tap();
    await touch.page.locator('[data-block="b3"]').tap();
    const chosen = touch.page.getByRole('toolbar', { name: 'Chosen steps' });
    await chosen.getByText('2 steps').waitFor();
    await chosen.getByRole('button', { name: 'Disable' }).tap();
    await eventually(async () => {
      const { document } = await callApi('GET', `/journeys/${id}`);
      return inFlow(document.blocks).flatMap((block) => (block.disabled ? [block.id] : []));
    }).toEqual(['b1', 'b3']);
    expect(touch.complaints).toEqual([]);
    await touch.page.context().close();
  });

  step('a card dragged to a + moves there', async () => {
    await card('b6').click();
    await dragCard('b6', 'plus:::0');
    expect(await savedIds(journey)).toEqual(['b6', 'b1', 'b2', 'b3', 'b4', 'b5']);
  });

  step('a place where people would be sent backwards is refused with the reason', async () => {
    await dragCard('b5', 'plus:::1');
    await said(/sends people on to Target, which must stay a later step/);
    // Only where it may go is a place to drop it.
    expect(await page.locator('[data-plus="plus:::1"][data-target]').count()).toBe(0);
    expect(await page.locator('[data-plus][data-target]').count()).toBeGreaterThan(0);
    await press('Escape');
    expect(await savedIds(journey)).toEqual(['b6', 'b1', 'b2', 'b3', 'b4', 'b5']);
  });

  step('a fork above other steps asks where they go', async () => {
    await page.locator('[data-plus="plus:::1"]').click();
    await page.getByRole('option', { name: /^Check a condition/ }).click();
    await checkPage(page, 'editing-where');
    await page.getByRole('button', { name: 'Into every branch, as copies' }).click();
    await eventually(async () => (await savedBlocks(journey)).length).toBe(2);
    const [, forked] = await savedBlocks(journey);
    expect(shapeOf(forked?.branches?.yes)).toEqual(shapeOf(forked?.branches?.no));
  });

  step('far out cards show less, no text is under 9 px, and a + is still 24 px wide', async () => {
    const large = await makeJourney(
      'Large',
      Array.from({ length: 42 }, (_, index) => wait(`b${index + 1}`)),
    );
    await open(large);
    await page.locator('[data-minimap]').waitFor();
    for (const detail of ['full', 'name', 'shape']) {
      await checkSizes();
      await eventually(async () => {
        const now = await page.locator('#canvas').getAttribute('data-detail');
        if (now !== detail) await press('-');
        return now;
      }).toBe(detail);
    }
    await checkSizes();
    await checkPage(page, 'editing-far');
    await press('1');
    const shown = await page.locator('#canvas [data-block]').count();
    expect(shown).toBe(43);
  });
});

describe('what steps will do, while they are written', () => {
  const properties = () => page.getByRole('complementary', { name: 'Properties' });

  step('a text area is as high as its text, sized by the browser as by script', async () => {
    await open(await makeJourney('As high as its text', [wait('b1')]));
    const text = properties().getByRole('textbox', { name: 'Note', exact: true });
    const heights = async (): Promise<number[]> => {
      await card('b1').click();
      await properties().getByRole('tab', { name: 'Notes' }).click();
      const found: number[] = [];
      for (const rows of [1, 8, 16, 30]) {
        await text.fill(Array(rows).fill('row').join('\n'));
        found.push(await text.evaluate((area) => area.getBoundingClientRect().height));
      }
      return found;
    };
    const sized = await heights();
    const [few = 0, some = 0, most = 0, more] = sized;
    expect(some).toBeGreaterThan(few);
    expect(most).toBeGreaterThan(some + 50);
    expect(more).toBe(most);
    expect(await text.evaluate((area) => area.style.height)).toBe('');
    // A browser that does not know field-sizing.
    await page.evaluate(() => {
      CSS.supports = () => false;
    });
    await card('trigger').click();
    for (const [index, height] of (await heights()).entries()) {
      expect(Math.abs(height - (sized[index] ?? 0))).toBeLessThanOrEqual(1);
    }
    expect(await text.evaluate((area) => area.style.height)).not.toBe('');
  });

  step('an SMS is seen as one customer gets it, with what it costs and how to spare', async () => {
    const contact = { externalId: 'previewed' };
    await callApi('PUT', '/contacts/previewed', { firstName: 'João', lastName: 'Previewed' });
    const attributes = { ErrorCode: 7, DeviceID: 'D-7' };
    const event = { trigger: 'iot-device-malfunctioned', contact, attributes };
    await callApi('POST', '/events', { events: [event] });
    await callApi('PUT', '/channels/sms/senders', { senders: ['Sales'] });
    const id = await makeJourney('Previewed', [sms('b1', 'Error {{ trigger.ErrorCode }}, ')]);
    await open(id);
    await card('b1').click();
    const bubble = properties().locator('[data-bubble]');
    await bubble.getByText('Error 7,').waitFor();
    const picker = properties().getByLabel('Preview with');
    await picker.fill('Previewed');
    await page.getByRole('option', { name: /João Previewed/ }).click();
    const sender = properties().getByRole('combobox', { name: 'Sender' });
    await eventually(() => sender.inputValue()).toBe('Channel’s sender');
    await sender.click();
    await page.getByRole('option', { name: 'Sales' }).click();
    await properties().locator('[data-sms-preview]').getByText('Sales').waitFor();
    const text = properties().getByRole('textbox', { name: 'Text', exact: true });
    await text.press('End');
    await page.keyboard.type('{{');
    await page.getByPlaceholder('Search attributes').fill('First name');
    await page.keyboard.press('Enter');
    await bubble.getByText('Error 7, João').waitFor();
    // The name of this customer is outside GSM-7; what was written is not.
    await properties().getByText('13 characters · Unicode · 1 part').waitFor();
    expect(await properties().locator('[data-unicode]').count()).toBe(0);
    await properties().getByRole('button', { name: 'First name', exact: true }).click();
    await page.getByRole('textbox', { name: 'If empty, use' }).fill('você');
    await page.keyboard.press('Escape');
    await properties().getByText('ê switch to Unicode').waitFor();
    await checkPage(page, 'editing-sms');
    await properties().getByRole('button', { name: 'Replace accents' }).click();
    await eventually(() => text.textContent()).toBe('Error ErrorCode, First name “voce”');
    await eventually(() => savedText(id)).toBe(
      'Error {{ trigger.ErrorCode }}, {{ contact.firstName | default: "voce" }}',
    );
    await page.locator('[data-unicode]').waitFor({ state: 'detached' });
    // What is taken out of the settings is a problem here, with a way to the field.
    await page.locator('[data-save-status="saved"]').waitFor();
    await callApi('PUT', '/channels/sms/senders', { senders: [] });
    await page.reload();
    await canvasReady(page);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Sales is no longer one of the channel’s senders').first().waitFor();
    await page.getByRole('button', { name: /^Show .*Sales is no longer/ }).click();
    await eventually(() => sender.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  step(
    'a value in a text is one piece: reached by the arrows, changed, copied, deleted',
    async () => {
      const id = await makeJourney('With chips', [
        sms('b1', 'Hi {{ contact.firstName }}!'),
        sms('b2', ''),
      ]);
      await open(id);
      await card('b1').click();
      const text = properties().getByRole('textbox', { name: 'Text', exact: true });
      const chip = text.getByRole('button');
      await eventually(() => text.textContent()).toBe('Hi First name!');
      // From the end: past '!', then onto the value, which Enter opens.
      await text.press('End');
      await press('ArrowLeft', 'ArrowLeft');
      await said('First name. Enter: default and format. Delete: remove.');
      await press('Enter');
      const options = page.getByRole('dialog', { name: /^Customer › First name/ });
      const fallback = options.getByRole('textbox', { name: 'If empty, use' });
      await eventually(() => fallback.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.type('you "there"');
      await checkPage(page, 'editing-chip');
      await press('Escape');
      await options.waitFor({ state: 'detached' });
      await eventually(() => chip.textContent()).toBe('First name “you "there"”');
      const kept = `{{ contact.firstName | default: 'you "there"' }}`;
      await eventually(() => savedText(id)).toBe(`Hi ${kept}!`);
      // It is still selected: copied, passed and put in again behind the text.
      await press('Control+c', 'End', 'Control+v');
      await eventually(() => savedText(id)).toBe(`Hi ${kept}!${kept}`);
      expect(await chip.count()).toBe(2);
      await press('Backspace');
      await eventually(() => savedText(id)).toBe(`Hi ${kept}!`);
      // Undo and redo are those of the journey, and the text keeps the focus.
      await press('Control+z');
      await eventually(() => chip.count()).toBe(2);
      await press('Control+Shift+z');
      await eventually(() => chip.count()).toBe(1);
      await page.keyboard.type('?');
      await eventually(() => savedText(id)).toBe(`Hi ${kept}!?`);
      // All of it into another text, and into a field that knows no values.
      await press('Control+a', 'Control+c');
      await card('b2').click();
      await eventually(() => text.textContent()).toBe('');
      await text.press('Control+v');
      await eventually(() => savedText(id, 1)).toBe(`Hi ${kept}!?`);
      await eventually(() => chip.count()).toBe(1);
      await properties().getByRole('textbox', { name: 'Name of the step' }).press('Control+v');
      await eventually(() =>
        properties().getByRole('textbox', { name: 'Name of the step' }).inputValue(),
      ).toBe(`Hi ${kept}!?`);
      // By the pointer, and taken out.
      await chip.click();
      await options.getByRole('button', { name: 'Remove' }).click();
      await eventually(() => savedText(id, 1)).toBe('Hi !?');
      await page.keyboard.type('all');
      await eventually(() => savedText(id, 1)).toBe('Hi all!?');
    },
  );

  step(
    'in a long text a click opens the value under it, and what is typed next is behind it',
    async () => {
      const above = ['{{ contact.firstName }}', ...Array.from({ length: 80 }, (_, at) => `${at}.`)];
      const id = await makeJourney('Long text', [
        sms('b1', [...above, '{{ contact.lastName }}'].join('\n')),
      ]);
      await open(id);
      await card('b1').click();
      const text = properties().getByRole('textbox', { name: 'Text', exact: true });
      await text.getByText('First name').waitFor();
      await text.press('Control+End');
      // What is far above is not drawn.
      await eventually(() => text.getByRole('button').allTextContents()).toEqual(['Last name']);
      await text.getByRole('button').click();
      const options = page.getByRole('dialog', { name: /^Customer › Last name/ });
      await options.getByRole('textbox', { name: 'If empty, use' }).fill('you');
      await press('Escape');
      await options.waitFor({ state: 'detached' });
      await text.evaluate((field) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['a,b'], 'people.csv', { type: 'text/csv' }));
        const { x, y } = field.getBoundingClientRect();
        const at = { clientX: x + 4, clientY: y + 4 };
        field.dispatchEvent(
          new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer, ...at }),
        );
      });
      await page.keyboard.type('!');
      const changed = '{{ contact.lastName | default: "you" }}!';
      await eventually(() => savedText(id)).toBe([...above, changed].join('\n'));
      // The picker that two braces open is left for the field that is clicked.
      await page.keyboard.type(' {{');
      const picker = page.getByPlaceholder('Search attributes');
      await picker.waitFor();
      const name = properties().getByRole('textbox', { name: 'Name of the step' });
      await name.click();
      await picker.waitFor({ state: 'detached' });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      await page.keyboard.type('Long');
      await eventually(() => name.inputValue()).toBe('Long');
    },
  );

  step('a text is written as it is kept where the editor of chips cannot be loaded', async () => {
    const id = await makeJourney('Without chips', [sms('b1', '')]);
    const editor = /template-editor[^/]*\.js$/;
    await page.route(editor, (route) => route.abort());
    await open(id);
    await card('b1').click();
    const text = properties().getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    await page.keyboard.type('Hi {{ contact.firstName }}');
    await eventually(() => savedText(id)).toBe('Hi {{ contact.firstName }}');
    expect(await text.evaluate((field) => field.tagName)).toBe('TEXTAREA');
    await page.unroute(editor);
    // The browser tells of what it could not load.
    expect(complaints.splice(0).length).toBeGreaterThan(0);
  });

  step('a wait says when somebody who comes now goes on', async () => {
    const id = await makeJourney('Waited', [wait('b1')]);
    await open(id);
    await card('b1').click();
    const before = Date.now();
    const at = await properties().locator('[data-continues]').getAttribute('data-continues');
    const days = (new Date(at ?? '').getTime() - before) / 86_400_000;
    expect(days).toBeCloseTo(2, 1);
  });

  step('a way that is not finished says so on its pill, as its step does', async () => {
    const rows = [
      { id: 'w1', name: 'High', when: { all: [] } },
      { id: 'w2', name: 'Low', when: { all: [ABOVE_TEN] } },
    ];
    const branches = { w1: [], w2: [], other: [] };
    const block = { id: 'b1', kind: 'branch', config: { rows }, branches };
    await open(await makeJourney('Unfinished', [block]));
    await card('b1').getByText('Finish set-up').waitFor();
    await page.getByRole('img', { name: 'Error here' }).waitFor();
    expect(await page.getByRole('img', { name: 'Error here' }).count()).toBe(1);
  });

  step('the name of the journey takes spaces as they are typed, and is one step back', async () => {
    const id = await makeJourney('Named', [wait('b1')]);
    await open(id);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const name = properties().getByRole('textbox', { name: 'Name', exact: true });
    await name.press('End');
    const goesOn = await stopClock();
    await page.keyboard.type(' once more');
    await eventually(() => page.locator('h1 input').inputValue()).toBe('Named once more');
    await goesOn();
    await page.locator('#canvas').focus();
    await press('Control+z');
    await eventually(() => name.inputValue()).toBe('Named');
  });

  step('a step that would stand too deep is not added, and what to do is said', async () => {
    let deepest: Block = fork('n8', [], []);
    for (let level = 7; level >= 0; level -= 1) deepest = fork(`n${level}`, [deepest], []);
    const id = await makeJourney('Nine levels', [wait('b1'), deepest]);
    await open(id);
    const before = await savedIds(id);
    const refused = /^Branches can be 8 levels deep; these would be 9\./;
    await press('ArrowDown', 'Control+c');
    await said('Copied 1 step');
    for (let level = 0; level < 10; level += 1) await page.keyboard.press('ArrowDown');
    const atDeepest = () =>
      eventually(() =>
        page.evaluate(() => document.activeElement?.getAttribute('data-plus') ?? ''),
      ).toContain('n8');
    await atDeepest();
    await press('a');
    const picker = page.getByRole('dialog', { name: /^Add a step/ });
    await picker.getByRole('combobox').fill('wait');
    await page.keyboard.press('Enter');
    const notices = page.locator('[data-notice]').getByText(refused);
    await notices.waitFor();
    await said(refused);
    await atDeepest();
    await press('Control+v');
    await eventually(() => notices.count()).toBe(2);
    expect(await savedIds(id)).toEqual(before);
  });

  step(
    'a notice covers neither the block that is worked at, nor the pane, nor a drawer',
    async () => {
      const many = Array.from({ length: 12 }, (_, at) => wait(`b${at + 1}`));
      await open(await makeJourney('Noticed', many));
      const notice = page.locator('[data-notice]').first();
      await press('End', 'Delete');
      await notice.waitFor();
      const selected = page.locator('[data-block="b11"]');
      await eventually(async () => isApart(await boxOf(notice), await boxOf(selected))).toBe(true);
      await page.setViewportSize({ width: 1000, height: 800 });
      await press('Enter');
      const pane = page.getByRole('complementary', { name: 'Properties' });
      await pane.getByLabel('Name of the step').waitFor();
      await eventually(async () => isApart(await boxOf(notice), await boxOf(pane))).toBe(true);
      await takePicture(page, 'notice-pane');
      await page.setViewportSize({ width: 1536, height: 960 });
      await page.locator('#canvas').focus();
      await press('Delete', 'p');
      const drawer = page.getByRole('region', { name: 'Problems' });
      await drawer.waitFor();
      await eventually(async () => isApart(await boxOf(notice), await boxOf(drawer))).toBe(true);
      await takePicture(page, 'notice-drawer');
    },
  );

  step(
    'the flags where people leave are reached with the arrows, and opened with Enter',
    async () => {
      const leave: Block = { id: 'b2', kind: 'exit', config: { reason: 'Too cold' } };
      await open(await makeJourney('Left early', [fork('b1', [leave], []), wait('b3', 'Rest')]));
      const focused = () =>
        page.evaluate(() => document.activeElement?.getAttribute('title') ?? '');
      await press('ArrowDown', 'ArrowDown', 'ArrowDown');
      await eventually(focused).toMatch(/^Exit after /);
      await press('ArrowUp', 'ArrowDown');
      await eventually(focused).toMatch(/^Exit after /);
      await press('ArrowDown');
      expect(await page.locator('[data-block="b3"]').getAttribute('data-selected')).not.toBeNull();
      await press('ArrowDown');
      await eventually(focused).toBe('Exit at the end of the journey');
      await checkPage(page, 'exit-focused');
      await press('Enter');
      await page.getByRole('button', { name: 'Add an exit rule' }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(
        true,
      );
    },
  );

  step('a card is called after everything that its looks tell', async () => {
    const entry = {
      trigger: 'iot-device-malfunctioned',
      conditions: { all: [{ ...ABOVE_TEN, attribute: 'trigger.Weight' }] },
    };
    const blocks = [{ ...wait('b1', 'Rest'), disabled: true, note: 'Not too long' }, sms('b2', '')];
    const { id } = await callApi('POST', '/journeys', {
      document: { schema: 1, name: 'Told', entry, settings: {}, blocks },
    });
    await open(id);
    const named = (name: string | RegExp) => page.getByRole('group', { name, exact: true });
    await named('Rest, Wait, disabled, 2 days, has a note').waitFor();
    await named(/^SMS, .+, set-up not finished$/).waitFor();
    await named(/^Entry, IoT device malfunctioned, .+, set-up not finished$/).waitFor();
  });

  step('a time of day is typed as the language has it, and kept as 24 hours', async () => {
    const config = { mode: 'weekday', days: [1], zone: 'journey', past: 'continue' };
    const id = await makeJourney('At nine', [{ id: 'b1', kind: 'wait', config }]);
    await page.goto(`/journeys/${id}?block=b1`);
    await canvasReady(page);
    const part = (name: string) => properties().getByLabel(`Time of day: ${name}`, { exact: true });
    const hours = part('hours');
    await hours.press('9');
    await part('minutes').locator(':scope:focus').waitFor();
    await part('minutes').pressSequentially('30');
    await part('AM or PM').locator(':scope:focus').waitFor();
    await part('AM or PM').selectOption('PM');
    await eventually(async () => (await savedBlocks(id))[0]?.config).toEqual({
      ...config,
      time: '21:30',
    });
    // It is checked a moment after it was drawn.
    await eventually(() => card('b1').textContent()).toMatch(/Until Mon, 9:30\sPM/);
    await checkPage(page, 'editing-time');
    await properties().getByRole('button', { name: 'Time of day: clear' }).click();
    await eventually(async () => (await savedBlocks(id))[0]?.config).toEqual(config);
    expect(await hours.inputValue()).toBe('');
  });
});

function wait(id: string, name?: string): Block {
  const config = { mode: 'duration', duration: { amount: 2, unit: 'days' } };
  return { id, kind: 'wait', config, ...(name === undefined ? {} : { name }) };
}

function sms(id: string, text: string): Block {
  return { id, kind: 'sms', config: { text } };
}

function fork(id: string, yes: Block[], no: Block[]): Block {
  return { id, kind: 'condition', config: { when: { all: [ABOVE_TEN] } }, branches: { yes, no } };
}

/** A draft with these blocks; its id. */
async function makeJourney(name: string, blocks: Block[]): Promise<string> {
  const entry = { trigger: 'iot-device-malfunctioned' };
  const { id } = await callApi('POST', '/journeys', {
    document: { schema: 1, name, entry, settings: {}, blocks },
  });
  return id;
}

async function open(id: string): Promise<void> {
  await page.goto(`/journeys/${id}`);
  await canvasReady(page);
  await page.locator('#canvas').focus();
}

/**
 * Keys that follow quickly are one step of the history, and here they may follow slowly: stops the
 * clock of the page, and gives back how to let it go on.
 */
async function stopClock(): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const stopped = performance.now();
    performance.now = () => stopped;
  });
  // Without an own one, the page has again what every page has.
  return () =>
    page.evaluate(() => {
      Reflect.deleteProperty(performance, 'now');
    });
}

async function press(...keys: string[]): Promise<void> {
  await page.evaluate(() => sessionStorage.removeItem('heard'));
  for (const key of keys) await page.keyboard.press(key);
}

/** Saves, and reads what the server has then. */
async function savedBlocks(id: string): Promise<Block[]> {
  await press('Control+s');
  await page.getByText(/^Saved/).waitFor();
  const { document } = await callApi('GET', `/journeys/${id}`);
  return document.blocks;
}

/** The text of a step as the server has it. */
async function savedText(id: string, step = 0): Promise<unknown> {
  const { document } = await callApi('GET', `/journeys/${id}`);
  return document.blocks[step]?.config.text;
}

async function savedIds(id: string): Promise<string[]> {
  const blocks = await savedBlocks(id);
  return inFlow(blocks).map(({ id }) => id);
}

async function disabledIds(id: string): Promise<string[]> {
  const blocks = await savedBlocks(id);
  return inFlow(blocks).flatMap(({ id, disabled }) => (disabled ? [id] : []));
}

/** The branch Yes before No; the database keeps them in an order of its own. */
function inFlow(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    const { yes = [], no = [] } = block.branches ?? {};
    return [block, ...inFlow(yes), ...inFlow(no)];
  });
}

/** Since the last key; one announcement may soon be followed by another. */
function said(text: string | RegExp): Promise<void> {
  return eventually(() => page.evaluate(() => sessionStorage.getItem('heard') ?? '')).toMatch(text);
}

/** Runs in the page: keeps each announcement on a line of its own. */
function keepAnnouncements(): void {
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    for (const node of added) {
      if (!(node instanceof HTMLElement && node.matches('[data-announcement]'))) continue;
      const heard = sessionStorage.getItem('heard') ?? '';
      sessionStorage.setItem('heard', `${heard}${node.textContent}\n`);
    }
  }).observe(document, { subtree: true, childList: true });
}

function bar(count: string): Locator {
  return page.getByRole('toolbar', { name: 'Chosen steps' }).filter({ hasText: count });
}

function card(id: string): Locator {
  return page.locator(`[data-block="${id}"]`);
}

function numbersPressed(): Promise<string | null> {
  return page
    .getByRole('banner')
    .getByRole('button', { name: 'Numbers' })
    .getAttribute('aria-pressed');
}

type BoundingBox = Awaited<ReturnType<typeof boxOf>>;

/** Whether no point lies in both. */
function isApart(one: BoundingBox, other: BoundingBox): boolean {
  return (
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y
  );
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not in sight.');
  return box;
}

async function drag(
  from: { x: number; y: number },
  to: { x: number; y: number },
  button: 'left' | 'middle' = 'left',
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up({ button });
}

async function dragCard(id: string, plus: string): Promise<void> {
  const box = await boxOf(card(id));
  const target = await boxOf(page.locator(`[data-plus="${plus}"]`));
  await drag({ x: box.x + 120, y: box.y + 20 }, { x: target.x + 12, y: target.y + 12 });
}

/** On the screen: how high the smallest text is, and how wide the narrowest '+'. */
async function checkSizes(): Promise<void> {
  const sizes = await page.evaluate(() => {
    const zoom = Number(
      getComputedStyle(document.getElementById('canvas') ?? document.body).getPropertyValue(
        '--canvas-zoom',
      ),
    );
    const texts = [...document.querySelectorAll('.react-flow__node *')].filter(
      (element) =>
        element.checkVisibility() &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const widths = [...document.querySelectorAll('[data-plus]')].map(
      (element) => element.getBoundingClientRect().width,
    );
    return {
      text: Math.min(
        100,
        ...texts.map((one) => zoom * Number.parseFloat(getComputedStyle(one).fontSize)),
      ),
      plus: Math.min(100, ...widths),
    };
  });
  expect(sizes.text).toBeGreaterThan(8.99);
  expect(sizes.plus).toBeGreaterThanOrEqual(24);
}

/** Kinds, without the ids that copies have of their own. */
function shapeOf(blocks: readonly Block[] = []): unknown {
  return blocks.map(({ kind, branches = {} }) => [kind, Object.values(branches).map(shapeOf)]);
}
