import type { AnchorProps } from '@mantine/core';
import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type RootProps = Omit<ComponentProps<'a'>, keyof AnchorProps> & AnchorProps;

/** A link in the text to a page of this app, with its path and parameters checked; as large as its surroundings. */
export const TextLink = createLink((props: RootProps) => (
  <Anchor {...(props.size === undefined ? { fz: 'inherit' } : {})} {...props} />
));
