import type { AnchorProps } from '@mantine/core';
import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type PlainAnchorProps = AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;

function PlainAnchor(props: PlainAnchorProps) {
  return <Anchor {...props} />;
}

/** A link within the app that looks like a link; checks route, params and search. */
export const AnchorLink = createLink(PlainAnchor);
