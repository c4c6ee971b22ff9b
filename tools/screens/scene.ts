import type { Page } from 'playwright-core';
import type { ApiAnswer } from '../../tests/browser/api-answer.ts';

export type Call = (method: string, path: string, body?: unknown) => Promise<ApiAnswer>;

/** What the scenes show: made once, through the API. */
export interface Stage<Ids = SceneIds> {
  page: Page;
  ids: Ids;
  /** The API as a program of the workspace uses it. */
  call: Call;
  /** A text of the screen in the language of the picture, such as `designer:header.publish`. */
  say(key: string, values?: Record<string, string | number>): string;
}

/** Journeys and records of the scenes, by what they are for. */
export interface SceneIds {
  /** Nothing but its trigger. */
  empty: string;
  /** The seed journey as a draft, with its condition. */
  seed: string;
  /** A journey of many ways. */
  branches: string;
  /** What is left to fill in. */
  unfinished: string;
  /** 2,000 steps. */
  large: string;
  /** What somebody else saves while it is edited. */
  shared: string;
}

/** What there is once people went through journeys. */
export interface LifeIds {
  /** A live journey that people went through. */
  live: string;
  /** A live one where they wait. */
  waiting: string;
  /** A live one with a draft that differs. */
  edited: string;
  email: string;
  contact: string;
  case: string;
  message: string;
  /** A message that was held back, and whom it was for. */
  notSent: string;
  unreachable: string;
  statusUrl: string;
}

/** One picture: how the page comes to look like that. */
export interface Scene<Ids = SceneIds> {
  /** `s06-seed-journey`: its number and name. */
  name: string;
  phone?: true | undefined;
  /** What it shows is a request that fails, of which the browser complains. */
  fails?: true | undefined;
  /** As somebody sees it who may only read. */
  viewer?: true | undefined;
  show(stage: Stage<Ids>): Promise<void>;
}

/** Opens a page and waits until everything on it is there. */
export async function open({ page }: Pick<Stage, 'page'>, address: string): Promise<void> {
  await page.goto(address);
  if (/^\/journeys\/./.test(address)) await page.locator('[data-canvas-ready="true"]').waitFor();
  else await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root') === null,
  );
  await page.evaluate(() => document.fonts.ready);
}

/** Keys pressed on the canvas. */
export async function press({ page }: Pick<Stage, 'page'>, ...keys: string[]): Promise<void> {
  await page.locator('#canvas').focus();
  for (const key of keys) await page.keyboard.press(key);
}
