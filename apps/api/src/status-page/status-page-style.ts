/**
 * The page's only style sheet, in the colours and type of the product; its hash is what the content
 * security policy lets through.
 */
export const statusPageStyle = `
:root { color-scheme: light dark; --page: #f5f6f8; --card: #ffffff; --text: #1c1e21; --quiet: #565e69;
  --line: #dfe3e8; --accent: #1864ab; }
@media (prefers-color-scheme: dark) {
  :root { --page: #18191c; --card: #232529; --text: #dcdee1; --quiet: #a9b0ba; --line: #3a3e45;
    --accent: #74c0fc; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; justify-items: center;
  align-items: start; padding: clamp(1rem, 8vh, 5rem) 1rem; background: var(--page);
  color: var(--text); font: 1rem/1.5 Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto,
  'Helvetica Neue', Arial, 'Noto Sans', sans-serif; }
main { width: 100%; max-width: 28rem; min-height: 22rem; padding: 1.75rem 1.5rem; border-radius: 1rem;
  background: var(--card); border: 1px solid var(--line); }
.label { margin: 0; font-size: 0.875rem; color: var(--quiet); }
.number { margin: 0; font-size: 2rem; line-height: 1.2; font-weight: 700;
  font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.3; }
.status { display: flex; align-items: center; gap: 0.6rem; margin: 0.75rem 0 0; font-size: 1.25rem;
  font-weight: 600; color: var(--accent); }
.status::before { content: ''; width: 0.7rem; height: 0.7rem; border-radius: 50%;
  background: currentColor; flex: none; }
.hint { margin: 0.75rem 0 0; color: var(--quiet); }
h2 { margin: 1.75rem 0 0.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line);
  font-size: 1rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
  column-gap: 1rem; padding: 0.35rem 0; }
li span { white-space: nowrap; }
time { color: var(--quiet); font-size: 0.875rem; }
`;
