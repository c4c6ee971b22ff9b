/** Outlines on a 24-unit grid, drawn with a round 1.75 stroke. */
const outlines = {
  journeys:
    'M6 4v5a3 3 0 0 0 3 3h6a3 3 0 0 1 3 3v1M6 4m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M18 18m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  trigger: 'M13 3 5 13.5h6L10 21l9-11h-6.5z',
  messages:
    'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-5 4v-4.05A2.5 2.5 0 0 1 4 13.5zM8 8.5h8M8 11.8h5',
  customers:
    'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.3 3.3 0 0 1 0 6.2M18 14.2a6 6 0 0 1 3.5 5.8',
  cases:
    'M4 12a8 8 0 0 1 16 0M4 12v4a2 2 0 0 0 2 2h1v-6H4M20 12v4a2 2 0 0 1-2 2h-1v-6h3M17 18v.5a2.5 2.5 0 0 1-2.5 2.5H12',
  health: 'M3 12.5h4l2.5-7 5 13 2.5-6H21',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 7m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M9 17m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  sms: 'M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM10.5 18h3',
  email:
    'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM3.5 7l8.5 6 8.5-6',
  search: 'M11 11m-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M20 20l-4.3-4.3',
  plus: 'M12 5v14M5 12h14',
  chevronRight: 'm9 5.5 6.5 6.5L9 18.5',
  chevronLeft: 'M15 5.5 8.5 12l6.5 6.5',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  chevronDown: 'm5.5 9 6.5 6.5L18.5 9',
  selector: 'm8 9.5 4-4 4 4M8 14.5l4 4 4-4',
  cut: 'M8.2 8.2L20 20M8.2 15.8L20 4M6 8.5a2.5 2.5 0 1 0 0-5a2.5 2.5 0 0 0 0 5zM6 20.5a2.5 2.5 0 1 0 0-5a2.5 2.5 0 0 0 0 5z',
  copy: 'M9 9h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H11a2 2 0 0 1-2-2zM6 15H5.5A1.5 1.5 0 0 1 4 13.5V6a2 2 0 0 1 2-2h7.5A1.5 1.5 0 0 1 15 5.5V6',
  check: 'm5 12.5 4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1',
  lock: 'M7 11h10a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5v-6A1.5 1.5 0 0 1 7 11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  sun: 'M12 12m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1',
  moon: 'M20 14.5A8 8 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.5z',
  device: 'M4 5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM9 20h6M12 16v4',
  signOut:
    'M14 8V5.5A1.5 1.5 0 0 0 12.5 4h-7A1.5 1.5 0 0 0 4 5.5v13A1.5 1.5 0 0 0 5.5 20h7a1.5 1.5 0 0 0 1.5-1.5V16M9.5 12H21M18 9l3 3-3 3',
  collapse:
    'M5 4.5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM9.5 4.5v15M16 10l-2 2 2 2',
  flag: 'M6 21V4M6 5h11l-2 3.5 2 3.5H6',
  enter: 'M11 4h6a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-6M4 12h10M10.5 8.5 14 12l-3.5 3.5',
  leave: 'M13 4H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h6M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  step: 'M12 12m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M12 3v5.5M12 15.5V21',
  blocked: 'M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M6 6l12 12',
  edit: 'M4 20h4L19.5 8.5a2.1 2.1 0 0 0-3-3L5 17zM14.5 7.5l3 3',
  consent:
    'M12 3.5 4.5 6.5v5.5c0 4.5 3.2 7.5 7.5 8.8 4.3-1.3 7.5-4.3 7.5-8.8V6.5zM8.8 12l2.3 2.3 4.2-4.3',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  key: 'M8 16m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M11 13l8.5-8.5M16 8l3 3',
  external:
    'M13.5 5H19v5.5M19 5l-8 8M10 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V14',
  back: 'M20 12H5M11 5.5 4.5 12l6.5 6.5',
  inbox:
    'M4 13.5 6.5 6a1.5 1.5 0 0 1 1.4-1h8.2a1.5 1.5 0 0 1 1.4 1L20 13.5v4A1.5 1.5 0 0 1 18.5 19h-13A1.5 1.5 0 0 1 4 17.5zM4 13.5h4.5l1 2h5l1-2H20',
  trash: 'M5 7h14M10 7V5h4v2M7 7l.8 12a1 1 0 0 0 1 .9h6.4a1 1 0 0 0 1-.9L17 7M10.5 11v5M13.5 11v5',
  clock: 'M12 12m-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7.5V12l3 2',
  refresh:
    'M4.5 12a7.5 7.5 0 0 1 13-5.1L19.5 9M19.5 4.5V9H15M19.5 12a7.5 7.5 0 0 1-13 5.1L4.5 15M4.5 19.5V15H9',
  history: 'M4 4.5v5h5M4.6 9A8.5 8.5 0 1 1 3.7 13.5M12 7.5V12l3.5 2',
  pause: 'M8.5 5v14M15.5 5v14',
  play: 'M7 4.5v15l12.5-7.5z',
  archive: 'M3.5 5h17v4h-17zM5 9v10.5h14V9M10 13h4',
  undo: 'M9 14 4.5 9.5 9 5M4.5 9.5H15a5 5 0 0 1 0 10h-3.5',
  redo: 'm15 14 4.5-4.5L15 5M19.5 9.5H9a5 5 0 0 0 0 10h3.5',
  numbers: 'M5 20v-7M12 20V5M19 20v-10',
  text: 'M5 7V5h14v2M12 5v14M9.5 19h5',
  number: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h15.5M4 15h15.5',
  boolean: 'M8 7h8a5 5 0 0 1 0 10H8A5 5 0 0 1 8 7zM16 12m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  calendar:
    'M5 6h14a1 1 0 0 1 1 1v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V7a1 1 0 0 1 1-1zM4 10.5h16M8 3.5V8M16 3.5V8',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.01M4.5 12v.01M4.5 17.5v.01',
  outline: 'M4 6h4M11 6h9M8 12h3M14 12h6M8 18h3M14 18h6',
  minus: 'M5 12h14',
  tilde: 'M4 14c1.5-4 4.5-4 8-2s6.5 2 8-2',
  compare: 'M9.5 4H5v16h4.5M14.5 4H19v16h-4.5M12 2.5v19',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M4.5 19.5h15',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  fit: 'M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.5A1.5 1.5 0 0 1 20 5.5V9M20 15v3.5a1.5 1.5 0 0 1-1.5 1.5H15M9 20H5.5A1.5 1.5 0 0 1 4 18.5V15',
  duplicate:
    'M9 9h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H11a2 2 0 0 1-2-2zM6 15H5.5A1.5 1.5 0 0 1 4 13.5V6a2 2 0 0 1 2-2h7.5A1.5 1.5 0 0 1 15 5.5V6M14.5 12v5M12 14.5h5',
  paste:
    'M9 4.5H6.5A1.5 1.5 0 0 0 5 6v13a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 19V6a1.5 1.5 0 0 0-1.5-1.5H15M9 3h6v3.5H9zM9 11.5h6M9 15.5h4',
  minimap:
    'M5 4.5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM12.5 12.5h4.5v4h-4.5zM7.5 8h3',
  note: 'M5 4h14v10l-5 6H5zM14 20v-6h5',
  map: 'M3.5 12h13M12 7l5 5-5 5M20.5 5v14',
  braces:
    'M8.5 4.5C6 4.5 6.5 7 6.5 9S5.5 12 4 12c1.5 0 2.5 1 2.5 3s-.5 4.5 2 4.5M15.5 4.5c2.5 0 2 2.5 2 4.5s1 3 2.5 3c-1.5 0-2.5 1-2.5 3s.5 4.5-2 4.5',
  octagon: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 16v.1',
} as const;

export type IconName = keyof typeof outlines;

interface IconProps {
  name: IconName;
  size?: number | undefined;
}

/** A decorative picture in the text's colour; its meaning must also stand beside it in words or as a label. */
export function Icon({ name, size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      <path d={outlines[name]} />
    </svg>
  );
}
