import { z } from 'zod';
import { Email, Password, PersonName } from '../members/member-schema.ts';

/** The first admin and workspace of an installation; the code is in the log of its first start. */
export const Setup = z
  .strictObject({
    code: z.string().min(1).max(100),
    name: PersonName,
    email: Email,
    password: Password,
    workspace: z.string().trim().min(1, 'A workspace needs a name.').max(150),
  })
  .meta({ id: 'Setup' });
export type Setup = z.infer<typeof Setup>;

export const SetupState = z
  .object({ needed: z.boolean().describe('True until the first admin exists.') })
  .meta({ id: 'SetupState' });
