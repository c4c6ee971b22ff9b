/** The page's only style sheet; its hash is what the content security policy lets through. */
export const statusPageStyle = `
:root { color-scheme: light dark; --page: #f3f5f9; --card: #ffffff; --text: #1c2536; --quiet: #55607a;
  --line: #dde2ec; --accent: #2f5fd0; }
@media (prefers-color-scheme: dark) {
  :root { --page: #10141d; --card: #1a2130; --text: #eef1f7; --quiet: #a7b1c6; --line: #2e384c;
    --accent: #8fb2ff; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; justify-items: center;
  align-items: start; padding: clamp(1rem, 8vh, 5rem) 1rem; background: var(--page);
  color: var(--text); font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
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
