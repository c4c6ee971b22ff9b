import { useEffect, useState } from 'react';

/** How high the notices stand at the lower edge, in pixels; 0 while there are none. */
export function useNoticesHeight(): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const notices = window.document.querySelector(
      '.mantine-Notifications-root[data-position="bottom-center"]',
    );
    if (!notices) return undefined;
    const observer = new ResizeObserver(() => setHeight(notices.clientHeight));
    observer.observe(notices);
    return () => observer.disconnect();
  }, []);
  return height;
}
