import { VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import { announcements } from './announce.ts';

/**
 * The one place where screen readers are told what happened. Each announcement is an element of
 * its own: what comes while another is still being read waits for its turn.
 */
export function Announcer() {
  const said = useStore(announcements, (state) => state.said);
  const lines = (urgent: boolean) =>
    said
      .filter((one) => one.urgent === urgent)
      .map(({ id, text }) => (
        <p key={id} data-announcement>
          {text}
        </p>
      ));
  return (
    <>
      <VisuallyHidden role="status" aria-live="polite" aria-atomic="false">
        {lines(false)}
      </VisuallyHidden>
      <VisuallyHidden role="alert" aria-live="assertive" aria-atomic="false">
        {lines(true)}
      </VisuallyHidden>
    </>
  );
}
