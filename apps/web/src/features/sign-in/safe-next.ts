/** The page to go to after signing in: only ever one of this app, whatever the address says. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/')) return '/';
  const url = new URL(next, 'http://percurso.invalid');
  if (url.host !== 'percurso.invalid' || url.pathname === '/sign-in') return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
