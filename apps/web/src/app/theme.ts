import { Combobox, createTheme, Menu, Modal, Table, Tooltip } from '@mantine/core';

/** The one look of the app; shades are chosen so that white text on a filled control has 4.5:1. */
export const theme = createTheme({
  colors: {
    dark: [
      '#dcdee1',
      '#b8bbc0',
      '#9a9ea5',
      '#72767d',
      '#3a3e45',
      '#34373d',
      '#2c2f34',
      '#232529',
      '#1a1c1f',
      '#131416',
    ],
  },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily:
    'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  components: {
    // A form of many choices would draw and place each closed list with all its options.
    Combobox: Combobox.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        multiline: true,
        maw: 360,
        openDelay: 250,
        withinPortal: true,
        events: { hover: true, focus: true, touch: true },
      },
    }),
    // Without it the first item takes the focus; the placeholder is a child no menu may have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, size: 'md' },
      styles: { title: { fontWeight: 650, fontSize: '1.0625rem' } },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } }),
  },
});
