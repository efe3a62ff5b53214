import type { Report, Span } from '../core/diagnostic.ts';
import type { Hex, Theme } from '../core/theme.ts';

/** Ratio of the lighter to the darker of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: Hex, b: Hex): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Least contrast of text (WCAG 2.2, 1.4.3) and of the points and bars of a chart (1.4.11). */
const TEXT = 4.5;
const GRAPHIC = 3;

/** Reports text that is too faint on paper or band, an error, and series that are too faint on paper, a warning. */
export function checkContrast(color: Theme['color'], spanOf: (key: string) => Span, report: Report): void {
  for (const mode of ['light', 'dark'] as const) {
    for (const name of ['ink', 'muted', 'accent'] as const) {
      for (const ground of ['paper', 'band'] as const) {
        const ratio = rounded(contrast(color[name][mode], color[ground][mode]));
        if (ratio >= TEXT) continue;
        const args = { color: `${name}.${mode} / ${ground}.${mode}`, ratio };
        report({ code: 'theme-contrast', severity: 'error', args, span: spanOf(name) });
      }
    }
    for (const [index, shade] of color.series.entries()) {
      const ratio = rounded(contrast(shade[mode], color.paper[mode]));
      if (ratio >= GRAPHIC) continue;
      const args = { color: `series[${index}].${mode} / paper.${mode}`, ratio };
      report({ code: 'theme-contrast', severity: 'warning', args, span: spanOf('series') });
    }
  }
}

/** Down to two decimals, so that what is shown never claims more than there is. */
function rounded(ratio: number): number {
  return Math.floor(ratio * 100) / 100;
}

function luminance(hex: Hex): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
