import type { Role } from '@percurso/services/access/role';
import { addToWorkspace } from '@percurso/services/members/add-to-workspace';
import { createUser } from '@percurso/services/members/create-user';
import { v7 } from 'uuid';
import type { Answer, openTestApp } from './open-test-app.ts';

export interface TestMember {
  userId: string;
  email: string;
  password: string;
  headers: { cookie: string };
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** Somebody with this role in the workspaces, signed in by the real sign-in. */
export async function openTestMember(
  { app, db }: ReturnType<typeof openTestApp>,
  { role, workspaceIds }: { role: Role; workspaceIds: string[] },
): Promise<TestMember> {
  const email = `${role}-${v7()}@example.com`;
  const password = 'correct horse battery';
  const userId = await db.sql.begin(async (tx) => {
    const id = (await createUser(tx, { email, name: `A ${role}`, password })) ?? '';
    for (const workspaceId of workspaceIds) {
      await addToWorkspace(tx, { workspaceId, userId: id, role });
    }
    return id;
  });
  const signedIn = await app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = { cookie };
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await app.request(`/api/v1${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  return { userId, email, password, headers, call };
}
