import { createTheme } from '@mantine/core';

/** Deep teal on calm greys. Shade 8 of each is dark enough to be read on every ground of ours, and to carry white text. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 8,
  colors: {
    teal: ['#eef7f6', '#dbeeeb', '#b5dcd6', '#8bc8c0', '#62b3a9', '#3f9c91', '#25857a', '#146f66', '#0d5f59', '#084a45'],
    red: ['#fdf3f2', '#fbe3e0', '#f3c1bb', '#e99d94', '#df7b70', '#d35b4e', '#c6423a', '#bb322a', '#b3261e', '#8f1d17'],
    orange: ['#fff8e6', '#fcecc7', '#f5d695', '#eabb5e', '#dca03a', '#c07f1d', '#a5660f', '#93580b', '#7f4a06', '#683b04'],
    yellow: ['#fffbe6', '#fdf3c4', '#f7e592', '#eed25c', '#dfba35', '#bd981c', '#9c7a0f', '#83650a', '#6b5206', '#564203'],
    gray: ['#f7f9f9', '#eff3f2', '#e2e8e7', '#d0d9d7', '#b3bfbd', '#8b9a97', '#5c6d6a', '#465653', '#2b3a38', '#17302d'],
  },
  black: '#17302d',
  fontFamily: '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono CJK SC", monospace',
  headings: { fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: { Modal: { styles: { title: { fontWeight: 600 } } } },
});
