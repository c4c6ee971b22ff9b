import type { ButtonProps } from '@mantine/core';
import { Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type RootProps = Omit<ComponentProps<'a'>, keyof ButtonProps> & ButtonProps;

/** A link to a page of this app that looks like a button. */
export const LinkButton = createLink((props: RootProps) => <Button component="a" {...props} />);
