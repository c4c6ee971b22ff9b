import { z } from 'zod';
import { Role } from '../access/role.ts';
import { pageOf } from '../paging.ts';

export const Email = z.email('must be an e-mail address such as ana@example.com').max(254);
export const Password = z
  .string()
  .min(10, 'expected at least 10 characters')
  .max(128, 'expected at most 128 characters');
export const PersonName = z.string().trim().min(1, 'expected a name').max(150);

/** Somebody who signs in and belongs to the workspace. */
export const Member = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: Role,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;
export const MemberPage = pageOf(Member);

export const NewMember = z
  .strictObject({ email: Email, name: PersonName, password: Password, role: Role })
  .meta({ id: 'NewMember' });
export type NewMember = z.infer<typeof NewMember>;

export const MemberChange = z.strictObject({ role: Role }).meta({ id: 'MemberChange' });
