import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect, inject } from 'vitest';
import { stackHere } from './stack-here.ts';

/** Where pictures of checked pages are kept, if somebody wants to look at them. */
const pictures = process.env.PERCURSO_PICTURES;

/** What each page still waits for from the server. */
const asked = new WeakMap<Page, Set<Request>>();

export interface BrowserSession {
  page: Page;
  /** Whatever the browser complained about so far. */
  complaints: string[];
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(inject('chromium'));
}

/** A fresh person: no cookie, no remembered setting, motion reduced. */
export async function openSession(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserSession> {
  const context = await browser.newContext({
    baseURL: stackHere().baseUrl,
    locale: 'en-US',
    timezoneId: 'America/Sao_Paulo',
    reducedMotion: 'reduce',
    colorScheme: 'light',
    viewport: { width: 1536, height: 960 },
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  const open = new Set<Request>();
  asked.set(page, open);
  page.on('request', (request) => open.add(request));
  for (const event of ['requestfinished', 'requestfailed'] as const) {
    page.on(event as 'requestfinished', (request) => open.delete(request));
  }
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { page, complaints };
}

interface Credentials {
  email: string;
  password: string;
}

/** Signs in who is named, else the demo's admin, as the form does; the list of journeys is there then. */
export async function signIn(page: Page, credentials?: Credentials): Promise<void> {
  const { baseUrl, demoSignIn } = stackHere();
  const answer = await page.request.post('/api/auth/sign-in/email', {
    data: credentials ?? demoSignIn,
    headers: { origin: baseUrl },
  });
  expect(answer.status()).toBe(200);
  await page.goto('/journeys');
  await page.locator('h1').waitFor();
}

/** Signs the admin of the demo in on the page for it, in whatever language. */
export async function signInByForm(page: Page): Promise<void> {
  const { email, password } = stackHere().demoSignIn;
  await page.goto('/sign-in');
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL('**/journeys');
  await page.locator('h1').waitFor();
}

const SETTLED_MS = 100;

/** The page has everything it asked the server for, and asks for nothing more. */
export async function settled(page: Page): Promise<void> {
  const open = asked.get(page);
  const start = Date.now();
  let busyAt = start;
  while (Date.now() - busyAt < SETTLED_MS) {
    if (open && open.size > 0) busyAt = Date.now();
    if (busyAt - start > 10_000) {
      throw new Error(`${page.url()} still waits for ${[...(open ?? [])].map((one) => one.url())}`);
    }
    await sleep(20);
  }
}

export async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** The canvas has been laid out and drawn. */
export async function canvasReady(page: Page): Promise<void> {
  await page.locator('[data-canvas-ready="true"]').waitFor();
}

/** Waits until what a function reads is what is expected. */
export function eventually<T>(read: () => Promise<T>) {
  return expect.poll(read, { timeout: 10_000, interval: 100 });
}
