import type { Paint } from '../core/shapes.ts';
import type { Theme } from '../core/theme.ts';
import { number } from './syntax.ts';

/** A colour as the operands of `rg` and `RG`; undefined for "none". */
export type PaintOperands = (paint: Paint) => string | undefined;

/** The light colours of a theme as operands. Series beyond the theme's list begin again at the first. */
export function lightColours(theme: Theme): PaintOperands {
  const { series, ...roles } = theme.color;
  const byHex = new Map<string, string>();
  return (paint) => {
    if (paint === 'none') return undefined;
    const shade = typeof paint === 'string' ? roles[paint] : series[paint.series % Math.max(series.length, 1)];
    const hex = (shade ?? roles.ink).light;
    let operands = byHex.get(hex);
    if (operands === undefined) {
      operands = operandsOf(hex);
      byHex.set(hex, operands);
    }
    return operands;
  };
}

function operandsOf(hex: string): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff].map((channel) => number(channel / 255)).join(' ');
}
