import { z } from 'zod';
import { permissions } from '../access/permission.ts';
import { pageOf } from '../paging.ts';
import type { ProblemCode } from '../problem-code.ts';
import { isTriggerScope } from './trigger-scope.ts';

const scopes: ReadonlySet<string> = new Set(['*', ...permissions]);

const ApiKeyScope = z
  .string()
  .max(100)
  .refine((scope) => scopes.has(scope) || isTriggerScope(scope), {
    error: 'expected *, <resource>:read, <resource>:write or events:write:<trigger>',
    params: { code: 'invalid-scope' satisfies ProblemCode },
  });

const Origin = z
  .string()
  .max(200)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, {
    error: 'expected an origin such as https://www.example.com',
    params: { code: 'invalid-origin' satisfies ProblemCode },
  });

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().describe('First characters, to tell keys apart.'),
    scopes: z.array(z.string()),
    origins: z.array(z.string()),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;
export const ApiKeyPage = pageOf(ApiKey);

export const NewApiKey = z
  .strictObject({
    name: z.string().trim().min(1, 'A key needs a name.').max(150),
    scopes: z.array(ApiKeyScope).min(1, 'expected at least one scope').max(50),
    origins: z
      .array(Origin)
      .max(50)
      .default([])
      .describe('Makes it a browser key: only events of named triggers, only from these origins.'),
  })
  .refine(({ scopes: given, origins }) => origins.length === 0 || given.every(isTriggerScope), {
    path: ['scopes'],
    error: 'a key with origins is for browsers and takes only events:write:<trigger>',
    params: { code: 'api-key-browser-scopes' satisfies ProblemCode },
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const MadeApiKey = ApiKey.extend({
  key: z.string().describe('The key itself, shown this once.'),
}).meta({ id: 'MadeApiKey' });
export type MadeApiKey = z.infer<typeof MadeApiKey>;
