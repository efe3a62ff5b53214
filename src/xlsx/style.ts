import type { Language } from '../core/language.ts';
import type { Theme } from '../core/theme.ts';
import type { CellStyle, Look, Role } from './sheet.ts';

/** What a theme says to a workbook. Workbooks are light: the dark shades are for pages. */
export function lookOf(theme: Theme, languages: readonly Language[], accessible: boolean): Look {
  const { ink, rule, accent, muted, band } = theme.color;
  return {
    font: theme.font.body.name,
    charset: languages.some((language) => language.startsWith('zh')) ? 134 : 0,
    size: theme.size,
    color: {
      ink: bare(ink.light),
      rule: bare(rule.light),
      accent: bare(accent.light),
      muted: bare(muted.light),
      band: bare(band.light),
    },
    series: theme.color.series.map((shade) => bare(shade.light)),
    han: languages[0]?.startsWith('zh') ?? false,
    grid: theme.table.rules === 'grid',
    banded: theme.table.band && !accessible,
    filled: !accessible,
  };
}

/** Size in points of a role's text. */
export function sizeOf(role: Role, size: Look['size']): number {
  switch (role) {
    case 'title':
      return size.h1;
    case 'heading':
      return size.h2;
    case 'answer':
      return size.h2;
    case 'remark':
    case 'label':
      return size.small;
    default:
      return size.body;
  }
}

/** Whether a role's text is broken to the width of its column; the others run over into empty neighbours. */
export function wraps(role: Role): boolean {
  return !(
    role === 'title' ||
    role === 'answer' ||
    role === 'heading' ||
    role === 'remark' ||
    role === 'label' ||
    role === 'bare' ||
    role === 'url'
  );
}

type Side = { readonly style: 'medium' | 'thin' | 'hair'; readonly color: { readonly argb: string } };

/** The parts of a style as exceljs takes them; plain data all the same. */
export interface StyleParts {
  readonly font: {
    readonly name: string;
    readonly size: number;
    readonly family: number;
    readonly charset?: number;
    readonly bold?: boolean;
    readonly underline?: boolean;
    readonly color: { readonly argb: string };
  };
  readonly alignment: {
    readonly horizontal: 'left' | 'right' | 'center' | 'centerContinuous';
    readonly vertical: 'top' | 'middle' | 'bottom';
    readonly wrapText: boolean;
    readonly indent?: number;
  };
  readonly fill?: {
    readonly type: 'pattern';
    readonly pattern: 'solid' | 'lightUp';
    readonly fgColor: { readonly argb: string };
    readonly bgColor?: { readonly argb: string };
  };
  readonly border?: { readonly top?: Side; readonly bottom?: Side; readonly left?: Side; readonly right?: Side };
  readonly numFmt?: string;
  /** Stands for "quote prefix" until the package pass: exceljs cannot write that. */
  readonly protection?: { readonly locked: boolean; readonly hidden: boolean };
}

/** A cell's style in full. */
export function styleParts(style: CellStyle, look: Look): StyleParts {
  const fill = fillOf(style.role, look);
  const border = borderOf(style, look);
  return {
    font: fontOf(style, look),
    alignment: {
      horizontal: style.role === 'spanner' ? 'centerContinuous' : style.align,
      vertical: verticalOf(style),
      wrapText: wraps(style.role),
      ...(isIndented(style) ? { indent: 1 } : {}),
    },
    ...(fill ? { fill } : {}),
    ...(border ? { border } : {}),
    // General is what a style without a format has; told apart, they would be numbered twice.
    ...(style.format === undefined || style.format === 'General' ? {} : { numFmt: style.format }),
    ...(style.quoted ? { protection: { locked: true, hidden: true } } : {}),
  };
}

/** What a style says, in one text: its parts follow from that. */
export function styleKey({ role, align, format, edge, ...marks }: CellStyle): string {
  const { quoted = '', link = '', muted = '', top = '', apart = '' } = marks;
  return `${role} ${align} ${quoted} ${link} ${muted} ${top} ${apart} ${edge ?? ''} ${format ?? ''}`;
}

/**
 * Texts keep off the left edges of their cells, and so off the number before them. Off the right edge only where a bar
 * follows: LibreOffice forgets that indent from one number to the next.
 */
export function isIndented(style: CellStyle): boolean {
  if (style.align !== 'right') return style.align === 'left' && style.role !== 'spanner';
  return style.apart === true && (style.role === 'cell' || style.role === 'head');
}

function verticalOf(style: CellStyle): 'top' | 'middle' | 'bottom' {
  if (style.role === 'head' || style.role === 'spanner') return 'bottom';
  return style.top || style.role === 'prose' || style.role === 'answer' ? 'top' : 'middle';
}

function fontOf(style: CellStyle, look: Look): StyleParts['font'] {
  const { role } = style;
  const bold = role === 'title' || role === 'heading' || role === 'head' || role === 'spanner';
  const muted = style.muted || role === 'remark' || role === 'label';
  const color = style.link ? look.color.accent : muted ? look.color.muted : look.color.ink;
  return {
    name: look.font,
    size: sizeOf(role, look.size),
    family: 2,
    ...(look.charset === 0 ? {} : { charset: look.charset }),
    ...(bold ? { bold } : {}),
    ...(style.link ? { underline: true } : {}),
    color: { argb: `FF${color}` },
  };
}

function fillOf(role: Role, look: Look): StyleParts['fill'] {
  if (!look.filled) return undefined;
  const argb = `FF${look.color.band}`;
  if (role === 'head' || role === 'verdict') return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
  return role === 'lane'
    ? { type: 'pattern', pattern: 'lightUp', fgColor: { argb: `FF${look.color.rule}` }, bgColor: { argb: 'FFFFFFFF' } }
    : undefined;
}

function borderOf(style: CellStyle, look: Look): StyleParts['border'] {
  const strong: Side = { style: 'medium', color: { argb: `FF${look.color.ink}` } };
  const fine: Side = { style: 'thin', color: { argb: `FF${look.color.ink}` } };
  const faint: Side = { style: 'thin', color: { argb: `FF${look.color.rule}` } };
  const sides = look.grid ? { left: faint, right: faint } : {};
  switch (style.role) {
    case 'head':
      return { top: strong, bottom: fine, ...sides };
    case 'spanner':
      return { bottom: faint };
    case 'stub':
    case 'cell':
    case 'url':
      return { bottom: style.edge === 'bottom' ? strong : faint, ...sides };
    case 'verdict':
      return { bottom: faint, ...sides };
    case 'entry':
      return { top: faint, bottom: faint, left: faint, right: faint };
    case 'place':
    case 'lane':
      if (style.edge === 'top') return { top: faint, ...sides };
      return style.edge === 'bottom' ? { bottom: strong, ...sides } : sides;
    default:
      return undefined;
  }
}

function bare(hex: string): string {
  return hex.slice(1).toUpperCase();
}
