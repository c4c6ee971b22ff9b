import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMe } from './session.ts';

/**
 * Everything behind the sign-in. The workspace belongs to the session, so another tab may have
 * changed it: then this tab loads anew instead of mixing two workspaces.
 */
export function SignedIn() {
  const { workspace } = useMe();
  const [loadedFor] = useState(workspace.id);
  useEffect(() => {
    if (workspace.id !== loadedFor) window.location.assign('/');
  }, [workspace.id, loadedFor]);
  return <Outlet />;
}
