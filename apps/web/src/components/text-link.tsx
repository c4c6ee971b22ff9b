import type { AnchorProps } from '@mantine/core';
import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type RootProps = Omit<ComponentProps<'a'>, keyof AnchorProps> & AnchorProps;

/** A link in the text to a page of this app, with its path and parameters checked. */
export const TextLink = createLink((props: RootProps) => <Anchor {...props} />);
