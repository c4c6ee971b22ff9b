/**
 * The page's only script; its hash is what the content security policy lets through. Only the browser
 * knows in which time zone the page is read.
 */
export const statusPageScript = `
for (const time of document.querySelectorAll('time')) {
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { year: 'numeric',
    month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
  }).format(new Date(time.dateTime));
}
`;
